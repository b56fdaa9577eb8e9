import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { FILES } from './support/line';
import { expect, test } from './support/test';

/** The file that holds the page of the brands. */
const brandsPart = (): string =>
  readdirSync(FILES).find(
    (name) => /^chunk-.*\.js$/.test(name) && readFileSync(join(FILES, name), 'utf8').includes('app-brands-page'),
  ) ?? 'no part of the dashboard holds the page of the brands';

/** As a server that has been upgraded answers for a file of the version before: it is gone. */
const takeBrandsAway = (page: Page, forRequests?: { times: number }) =>
  page.route(`**/${brandsPart()}`, (route) => route.fulfill({ status: 404, body: 'Not found' }), forRequests);

/** How often the page was loaded since. */
const countLoads = (page: Page) => {
  let loads = 0;
  page.on('load', () => loads++);
  return () => loads;
};

test('after an upgrade the page loads anew where somebody wanted to go', async ({ asAdmin }) => {
  const page = await asAdmin();
  const loads = countLoads(page);
  await takeBrandsAway(page, { times: 1 });
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/brands$/);
  await expect.poll(loads).toBe(1);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
});

test('a page whose parts are gone for good loads anew once, and says so then', async ({ asAdmin }) => {
  const page = await asAdmin();
  const loads = countLoads(page);
  await takeBrandsAway(page);
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await expect(page.getByText('This part of Nawala Monitor could not be loaded')).toBeVisible();
  await expect.poll(loads).toBe(1);
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Brands', level: 1 })).toBeVisible();
});

test('without a line the page stays, and says what it could not load', async ({ asAdmin }) => {
  const page = await asAdmin('/brands');
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
