import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const CHUNKS = /\/chunk-[\w-]+\.js$/;
/** As a server that has been upgraded answers for the files of the version before. */
const takeAway = (page: Page) => page.route(CHUNKS, (route) => route.fulfill({ status: 404, body: 'Not found' }));

/** How often the page was loaded, by what a load leaves in it. */
const countLoads = async (page: Page) => {
  let loads = 0;
  page.on('load', () => loads++);
  await page.evaluate(() => undefined);
  return () => loads;
};

test('after an upgrade the page loads anew where somebody wanted to go', async ({ asAdmin }) => {
  const page = await asAdmin();
  const loads = await countLoads(page);
  await takeAway(page);
  // The new version has all its files.
  page.once('framenavigated', () => void page.unroute(CHUNKS));
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/brands$/);
  expect(loads()).toBe(1);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
});

test('a page whose parts are gone for good loads anew once, and says so then', async ({ asAdmin }) => {
  const page = await asAdmin();
  const loads = await countLoads(page);
  let missing: string | undefined;
  await page.route(CHUNKS, (route) => {
    missing ??= route.request().url();
    return route.request().url() === missing ? route.fulfill({ status: 404 }) : route.continue();
  });
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await expect(page.getByText('This part of Nawala Monitor could not be loaded')).toBeVisible();
  expect(loads()).toBe(1);
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();
});

test('without a line the page stays, and says what it could not load', async ({ asAdmin }) => {
  const page = await asAdmin();
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();
  await page.context().setOffline(true);
  const notice = page.getByRole('alert').filter({ hasText: 'the server cannot be reached' });
  await page.getByRole('button', { name: 'Add brand' }).first().click();
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('link', { name: 'Users' }).first().click();
  await expect(notice).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();

  await page.context().setOffline(false);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible();
});
