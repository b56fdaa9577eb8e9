import type { Page } from '@playwright/test';
import { DEVICES, onEachDevice } from './support/devices';
import { DIALOGS } from './support/dialogs';
import { keepsWcag } from './support/keeps-wcag';
import { PAGES } from './support/pages';
import { saysNothingPlain } from './support/plain-texts';
import { sayIn } from './support/say';
import { setStage } from './support/stage';
import { expect, test } from './support/test';
import { closeDialog, openDialog, visit } from './support/visit';
import { ADMIN, type World } from './support/world';

const say = sayIn('pseudo');

/** What holds for whatever stands on a screen, of which each load tells at once. */
async function holds(page: Page, world: World, where: string): Promise<void> {
  await saysNothingPlain(page, world, where);
  await keepsWcag(page, where);
}

test.describe('WCAG 2.2 AA, in light and dark, is kept, and nothing said in a language of its own,', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [what, ofDomains] of [
    ['every page about domains', true],
    ['every other page', false],
  ] as const)
    test(`by ${what}, on a desktop and on a phone`, async ({ openIn, world }) => {
      test.slow();
      const stage = await setStage(world, ofDomains ? 'APD' : 'APO');
      const page = await openIn('pseudo', ADMIN);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      for (const each of PAGES.filter(({ path }) => path(stage).startsWith('/domains') === ofDomains)) {
        await visit(page, each, stage, say);
        await onEachDevice(page, (device) => holds(page, world, `${each.path(stage)} (${device})`));
      }
    });

  test('by every dialog, on a phone', async ({ openIn, world }) => {
    test.slow();
    const stage = await setStage(world, 'ADI');
    const page = await openIn('pseudo', ADMIN);
    await page.setViewportSize(DEVICES.phone);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const dialog of DIALOGS) {
      await openDialog(page, dialog, stage, say);
      await holds(page, world, dialog.heading);
      await closeDialog(page);
    }
  });
});

test('a domain can be added and deleted with the keyboard alone', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Quartz', code: 'QTZ' });
  const page = await asAdmin('/domains?q=keys.quartz');
  await page.getByRole('button', { name: 'Add domain' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Domain' })).toBeFocused();
  await page.keyboard.type('keys.quartz.example.com');
  await page.keyboard.press('Tab');
  const brand = page.getByRole('combobox', { name: 'Brand' });
  await expect(brand).toBeFocused();
  // A letter typed before the brands are there chooses none of them.
  await expect(brand.getByRole('option', { name: 'Quartz' })).toBeAttached();
  await page.keyboard.press('q');
  await expect(brand.getByRole('option', { name: 'Quartz' })).toHaveJSProperty('selected', true);
  await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const row = page.getByRole('row', { name: 'keys.quartz.example.com' });
  await expect(row).toBeVisible();

  await row.getByRole('button', { name: /^Actions/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(row).toHaveCount(0);
});
