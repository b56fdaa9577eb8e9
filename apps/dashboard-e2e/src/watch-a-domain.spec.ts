import type { Page } from '@playwright/test';
import { openSignedIn } from './support/sign-in';
import { startStagedChecker } from './support/staged-checker';
import { expect, test } from './support/test';
import { ADMIN, USER, World } from './support/world';

const LIST = '/domains';

/** Of its own: the checker would measure whatever other stories have added, too. */
let world: World;

test.beforeAll(async () => {
  world = await World.start();
});
test.afterAll(() => world.stop());

const rowOf = (page: Page, domain: string) => page.getByRole('row', { name: domain });

test('a checker reports, and three browsers show it at once', async ({ browser }) => {
  const domain = 'shop.aurora.example.com';
  const admin = await openSignedIn(browser, world.url, ADMIN);
  await admin.goto('/brands');
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

  const watchers = await Promise.all([1, 2].map(() => openSignedIn(browser, world.url, USER)));
  for (const page of watchers) await page.goto(LIST);
  const pages = [admin, ...watchers];
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
