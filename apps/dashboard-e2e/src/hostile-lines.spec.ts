import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { createProxyServer } from 'http-proxy-3';
import type { ApiClient } from './support/api-client';
import { signIn } from './support/sign-in';
import { expect, test } from './support/test';
import { ADMIN } from './support/world';

const HOUR = 3_600_000;

/** A proxy in front of everything that lets no WebSocket through, or no socket at all. */
async function narrowProxy(target: string, sockets: 'long polling' | 'none') {
  const proxy = createProxyServer({ target });
  proxy.on('error', (_error, _request, response) => response.destroy());
  const server = createServer((request, response) => {
    if (sockets === 'none' && request.url?.startsWith('/socket.io')) response.writeHead(403).end();
    else proxy.web(request, response);
  });
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function watchOne(world: { admin: ApiClient }, name: string) {
  const brand = await world.admin.createBrand({ name: `Brand ${name}`, code: name.toUpperCase() });
  return world.admin.createDomain({ domain: `shop.${name}.example.com`, brandId: brand.id });
}
const rowOf = (page: Page, domain: string) => page.getByRole('row', { name: domain });

test('changes come live where a proxy lets no WebSocket through', async ({ browser, world }) => {
  const domain = await watchOne(world, 'ombak');
  const proxy = await narrowProxy(world.url, 'long polling');
  try {
    const page = await signIn(browser, proxy.url, ADMIN);
    await page.goto(`${proxy.url}/domains?brand=OMBAK`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await world.admin.report(domain.id, { status: 'blocked', method: 'dns' });
    await expect(rowOf(page, domain.domain)).toContainText('Ada');
  } finally {
    proxy.close();
  }
});

test('changes come late, and that is said, where no socket comes through at all', async ({ browser, world }) => {
  test.slow();
  const domain = await watchOne(world, 'pasir');
  const proxy = await narrowProxy(world.url, 'none');
  try {
    const page = await signIn(browser, proxy.url, ADMIN);
    await page.goto(`${proxy.url}/domains?brand=PASIR`);
    await expect(page.getByText('Delayed', { exact: true })).toBeVisible({ timeout: 90_000 });
    await world.admin.report(domain.id, { status: 'blocked', method: 'dns' });
    await expect(rowOf(page, domain.domain)).toContainText('Ada', { timeout: 90_000 });
    await expect(page.getByRole('button', { name: /^Latest changes, 1 new/ })).toBeVisible();
  } finally {
    proxy.close();
  }
});

/** The reader's clock is wrong by so much, from the first script on. */
async function withClock(browser: Browser, url: string, wrong: number): Promise<Page> {
  const prepare = (context: BrowserContext) =>
    context.addInitScript((by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
    }, wrong);
  return signIn(browser, url, ADMIN, prepare);
}

for (const wrong of [-30 * HOUR, 30 * HOUR]) {
  test(`ages are right on a machine whose clock is wrong by ${wrong / HOUR} hours`, async ({ browser, world }) => {
    const name = wrong < 0 ? 'kala' : 'waktu';
    const domain = await watchOne(world, name);
    await world.admin.report(domain.id, { status: 'accessible' });
    const page = await withClock(browser, world.url, wrong);
    await page.goto(`${world.url}/domains?brand=${name.toUpperCase()}`);
    const row = rowOf(page, domain.domain);
    await expect(row).toContainText('Tidak ada');
    await expect(row).toContainText(/just now|\d+ sec ago/);
    await expect(row).not.toHaveClass(/quiet/);
  });
}

test('the page works for as long as it is open where the browser stores nothing', async ({ browser, world }) => {
  const errors: string[] = [];
  const prepare = (context: BrowserContext) =>
    context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied for this document', 'SecurityError');
          },
        });
      }
      navigator.locks.request = () => Promise.reject(new DOMException('Access is denied', 'SecurityError'));
    });
  const page = await signIn(browser, world.url, ADMIN, prepare);
  page.on('pageerror', (error) => errors.push(error.message));
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  for (const name of ['Money sites', 'Brands', 'Users']) {
    await page.getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }
  await page.getByRole('button', { name: /^Latest changes/ }).click();
  expect(errors).toEqual([]);
});
