import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const SPEED = { downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 100 };

/** Opens a page on a line of 50 KB/s with nothing in the cache; resolves to milliseconds until the selector is painted. */
async function onSlowLine(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SPEED });
  const begun = Date.now();
  const shown = async (selector: string) => {
    await page.locator(selector).first().waitFor({ timeout: 120_000 });
    return Date.now() - begun;
  };
  return { shown };
}

test('on a slow line the outline of the page comes with the first answer', async ({ asUser, world }) => {
  test.slow();
  const brand = await world.admin.createBrand({ name: 'Sungai', code: 'SUN' });
  await world.admin.createDomain({ domain: 'shop.sungai.example.com', brandId: brand.id });
  const page = await asUser('about:blank');
  const line = await onSlowLine(page);
  await page.goto('/domains?brand=SUN', { waitUntil: 'commit' });
  const outline = await line.shown('.outline-page');
  const usable = await line.shown('tbody tr');
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await expect(page.locator('#outline')).toHaveCount(0);
  const text = `At 50 KB/s: outline after ${outline} ms (first paint ${Math.round(first)} ms), rows after ${usable} ms`;
  test.info().annotations.push({ type: 'measured', description: text });
  process.stdout.write(`${text}\n`);
  // The page and its styles are a fraction of what the scripts are. How long that is, is the machine's affair too.
  expect(outline).toBeLessThan(usable / 2);
});

test('whoever has to sign in sees the outline of that', async ({ browser, world }) => {
  test.slow();
  const page = await (await browser.newContext({ baseURL: world.url })).newPage();
  const line = await onSlowLine(page);
  await page.goto('/', { waitUntil: 'commit' });
  await line.shown('.outline-sign-in');
  await expect(page.locator('.outline-page')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('#outline')).toHaveCount(0);
});

test('a script that does not come is said, not waited for', async ({ browser, world }) => {
  const page = await (await browser.newContext({ baseURL: world.url })).newPage();
  await page.route(/\/main-[\w-]+\.js$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('Nawala Monitor could not be loaded.')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('link', { name: 'load it again' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
