import { DEVICES, onEachDevice } from './support/devices';
import { DIALOGS } from './support/dialogs';
import { keepsWcag } from './support/keeps-wcag';
import { PAGES } from './support/pages';
import { sayIn } from './support/say';
import { setStage } from './support/stage';
import { expect, test } from './support/test';
import { closeDialog, openDialog, visit } from './support/visit';

const say = sayIn('en');

test.describe('WCAG 2.2 AA, in light and dark, is kept', () => {
  test.describe.configure({ mode: 'parallel' });

  test('by every page, on a desktop and on a phone', async ({ asAdmin, world }) => {
    test.slow();
    const stage = await setStage(world, 'APG');
    const page = await asAdmin('about:blank');
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const each of PAGES) {
      await visit(page, each, stage, say);
      await onEachDevice(page, (device) => keepsWcag(page, `${each.path(stage)} (${device})`));
    }
  });

  test('by every dialog, on a phone', async ({ asAdmin, world }) => {
    test.slow();
    const stage = await setStage(world, 'ADI');
    const page = await asAdmin('about:blank');
    await page.setViewportSize(DEVICES.phone);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const dialog of DIALOGS) {
      await openDialog(page, dialog, stage, say);
      await keepsWcag(page, dialog.heading);
      await closeDialog(page);
    }
  });
});

test('a domain can be added and deleted with the keyboard alone', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Fajar', code: 'FAJ' });
  const page = await asAdmin('/domains?q=keys.fajar');
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
