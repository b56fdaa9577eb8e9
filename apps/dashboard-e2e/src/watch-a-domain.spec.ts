import type { Page } from '@playwright/test';
import { startStagedChecker } from './support/staged-checker';
import { expect, test } from './support/test';

/** Of all that the stories before have added, the one domain of this one. */
const LIST = '/domains?q=shop.aurora';

const rowOf = (page: Page, domain: string) => page.getByRole('row', { name: domain });

test('a checker reports, and three browsers show it at once', async ({ asAdmin, asUser, world }) => {
  const domain = 'shop.aurora.example.com';
  const admin = await asAdmin('/brands');
  await admin.getByRole('button', { name: 'Add brand' }).first().click();
  await admin.getByRole('textbox', { name: 'Name' }).fill('Aurora');
  await admin.getByRole('textbox', { name: 'Code' }).fill('AUR');
  await admin.getByRole('dialog').getByRole('button', { name: 'Add brand' }).click();
  await expect(admin.getByRole('dialog')).toBeHidden();

  await admin.goto(LIST);
  await admin.getByRole('button', { name: 'Add domain' }).first().click();
  await admin.getByRole('textbox', { name: 'Domain' }).fill(`https://${domain.toUpperCase()}/`);
  await admin.getByRole('combobox', { name: 'Brand' }).selectOption({ label: 'Aurora' });
  await admin.getByRole('dialog').getByRole('button', { name: 'Add domain' }).click();
  await expect(rowOf(admin, domain)).toContainText('Not measured');

  const pages = [admin, await asUser(LIST), await asUser(LIST)];
  for (const page of pages) {
    await expect(rowOf(page, domain)).toContainText('Not measured');
    await expect(page.getByText('Live', { exact: false }).first()).toBeVisible();
  }

  const checker = await startStagedChecker(world.apiUrl, domain, 'block-page');
  for (const page of pages) {
    await expect(rowOf(page, domain)).toContainText('Ada');
    await expect(page.locator('#toast-container, .toast-container').getByText(domain).first()).toBeVisible();
  }
  checker.set('healthy');
  for (const page of pages) await expect(rowOf(page, domain)).toContainText('Tidak ada');
  await checker.stop();
});
