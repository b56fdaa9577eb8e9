import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DIALOGS } from './support/dialogs';
import { PAGES } from './support/pages';
import { sayIn } from './support/say';
import { setStage } from './support/stage';
import { expect, test } from './support/test';
import { openDialog, visit } from './support/visit';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const say = sayIn('en');

/** A busy browser tells of another scheme before all of the page has its colours. */
const repainted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await Promise.allSettled(
      document
        .getAnimations()
        .map(({ finished, effect }) => effect?.getComputedTiming().endTime === Infinity || finished),
    );
  });

async function keeps(page: Page, where: string): Promise<void> {
  const check = async (axe: AxeBuilder, scheme: string) => {
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`);
    expect.soft(found, `${where}, ${scheme}`).toEqual([]);
  };
  await check(new AxeBuilder({ page }).withTags(RULES), 'light');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${where} is wider than the screen`).toBe(0);
  // The scheme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await repainted(page);
  await check(new AxeBuilder({ page }).withRules(['color-contrast']), 'dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

for (const [device, viewport] of Object.entries(SIZES)) {
  test(`every page keeps WCAG 2.2 AA, in light and dark: ${device}`, async ({ asAdmin, world }) => {
    test.slow();
    const stage = await setStage(world, `A${device[0]}`.toUpperCase());
    const page = await asAdmin();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const each of PAGES) {
      await visit(page, each, stage, say);
      await keeps(page, each.path(stage));
    }
  });
}

test('every dialog keeps WCAG 2.2 AA, in light and dark, on a phone', async ({ asAdmin, world }) => {
  test.slow();
  const stage = await setStage(world, 'ADI');
  const page = await asAdmin();
  await page.setViewportSize(SIZES.phone);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const dialog of DIALOGS) {
    await openDialog(page, dialog, stage, say);
    await keeps(page, dialog.heading);
  }
});

test('a domain can be added and deleted with the keyboard alone', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Fajar', code: 'FAJ' });
  const page = await asAdmin();
  await page.goto('/domains?q=keys.fajar');
  await page.getByRole('button', { name: 'Add domain' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Domain' })).toBeFocused();
  await page.keyboard.type('keys.fajar.example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Fajar');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).press('Enter');
  const row = page.getByRole('row', { name: 'keys.fajar.example.com' });
  await expect(row).toBeVisible();

  await row.getByRole('button', { name: /^Actions/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(row).toHaveCount(0);
});
