import type { Page } from '@playwright/test';
import type { BrandRef, NawalaStatus, StatsHistoryDto, StripsDto } from '@nawala/contracts';
import { expect, test } from './support/test';
import type { World } from './support/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A brand with a domain that one network blocks and another one does not, with what was seen. */
async function stage({ admin }: World, code: string) {
  const brand = await admin.createBrand({ name: `Kenanga ${code}`, code });
  const domain = await admin.createDomain({ domain: `shop.${code.toLowerCase()}.example.com`, brandId: brand.id });
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'xl' });
  const layers = [{ layer: 'dns', here: '36.86.63.185', outside: '203.0.113.27', decides: true }];
  const evidence = { layers, control: { name: 'sg' } };
  await admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom', evidence });
  return { brand, domain };
}

const slots = (...parts: [NawalaStatus, number][]): NawalaStatus[] =>
  parts.flatMap(([status, count]) => Array<NawalaStatus>(count).fill(status));

/** A week that no test can wait for, as the API would tell of it: the checkers were away for four hours. */
async function withAWeek(page: Page, domainId: string): Promise<void> {
  const to = Date.now();
  const availability = {
    from: new Date(to - 7 * DAY).toISOString(),
    to: new Date(to).toISOString(),
    ada: 0.08,
    tidakAda: 0.896,
    unknown: 0.024,
  };
  const verdict = slots(['tidak ada', 36], ['ada', 6], ['tidak ada', 27], ['unknown', 2], ['tidak ada', 13]);
  await page.route('**/api/domains/strips?*', (route) => {
    const vantage = route.request().url().includes('by=vantage') ? { vantage: 'telkom' } : {};
    const json: StripsDto = { items: [{ domainId, ...vantage, slots: verdict, availability }] };
    return route.fulfill({ json });
  });
}

async function withAMonth(page: Page, brand: BrandRef): Promise<void> {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const points = Array.from({ length: 30 }, (_, day) => ({
    at: new Date(midnight - (29 - day) * DAY).toISOString(),
    ada: 100 + day,
    tidakAda: 900,
    unknown: 0,
    paused: 0,
    blocked: 3,
    unblocked: 1,
    measured: day !== 28,
  }));
  const availability = { from: points[0]!.at, to: points[29]!.at, ada: 0.1, tidakAda: 0.9, unknown: 0 };
  const json: StatsHistoryDto = { interval: 'day', series: [{ brand, points, availability }], points };
  await page.route('**/api/stats/history?*', (route) => route.fulfill({ json }));
}

/** What does not fit, and cannot be scrolled to on paper. */
const cutOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :not(.sr-only)')]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        const hides =
          getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        return width > 0 && (hides || right > document.documentElement.clientWidth + 1);
      })
      .map(({ tagName, className }) => `${tagName}.${className}`),
  );

test('a week’s history shows a gap as a gap, to eyes, keys and in the table', async ({ asUser, world }) => {
  const { domain } = await stage(world, 'KEG');
  const page = await asUser('about:blank');
  await withAWeek(page, domain.id);
  await page.goto(`/domains/${domain.id}`);
  const card = page.getByRole('region', { name: 'Over time' });
  const strip = card.getByRole('img', { name: 'Verdict: 6 of 84 bars blocked, 2 without data' });
  await expect(strip).toBeVisible();
  await expect(card.getByText('2.4%').first()).toBeVisible();

  await strip.focus();
  await page.keyboard.press('End');
  const said = card.locator('[aria-live]');
  await expect(said).toContainText('Tidak ada');
  for (let bar = 0; bar < 13; bar++) await page.keyboard.press('ArrowLeft');
  await expect(said).toContainText('no data');
  await expect(card.locator('.tip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card.locator('.tip')).toHaveCount(0);

  await card.getByRole('button', { name: 'As a table' }).click();
  await expect(card.getByRole('row', { name: /^Verdict no data/ })).toHaveCount(1);
});

test('Home shows what was blocked and what changed, and is read with the arrow keys', async ({ asUser, world }) => {
  const { brand } = await stage(world, 'KEH');
  const page = await asUser('about:blank');
  await withAMonth(page, brand);
  await page.goto('/');
  const card = page.getByRole('region', { name: 'Blocked over time' });
  const drawing = card.getByRole('img');
  await expect(drawing.locator('canvas')).toBeVisible();
  await expect(card.getByText('today: 129 blocked')).toBeVisible();
  await expect(card.getByText('no data', { exact: true })).toBeVisible();

  await drawing.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(card.locator('[aria-live]')).toContainText('no data');
  await page.keyboard.press('Home');
  await expect(card.locator('[aria-live]')).toContainText('100 blocked');

  await card.getByRole('button', { name: 'As a table' }).click();
  await expect(card.getByRole('row', { name: /^today/ })).toContainText('129');
  await page.getByRole('link', { name: 'All changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Changes' })).toBeVisible();
});

test('history begins with the first report, and nothing is drawn before it', async ({ asUser, world }) => {
  await stage(world, 'KEB');
  const page = await asUser('about:blank');
  const json: StatsHistoryDto = { interval: 'day', series: [], points: [] };
  await page.route('**/api/stats/history?*', (route) => route.fulfill({ json }));
  await page.goto('/');
  await expect(page.getByText('History begins with the first report.').first()).toBeVisible();
});

test('a brand has a page of its own, and a report of a month that can be printed', async ({ asAdmin, world }) => {
  const { brand, domain } = await stage(world, 'KEP');
  const page = await asAdmin('/brands');
  await page.getByRole('link', { name: brand.name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(brand.name);
  await expect(page.getByRole('region', { name: 'Domains' }).getByRole('link', { name: domain.domain })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Who changed what' })).toContainText('added');

  await page.getByRole('link', { name: /^Report for/ }).click();
  await page.getByRole('combobox', { name: 'Month' }).selectOption({ index: 0 });
  const blocks = page.getByRole('region', { name: 'Blocks' }).first();
  await expect(blocks.getByRole('row', { name: domain.domain })).toContainText('telkom');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^kep-\d{4}-\d\d-\d\d.*\.csv$/);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('button', { name: /^Print/ })).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('main')!).overflowY)).toBe('visible');
  // As wide as what a sheet of A4 leaves between its margins.
  await page.setViewportSize({ width: 688, height: 1017 });
  expect(await cutOn(page)).toEqual([]);
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.subarray(0, 4).toString()).toBe('%PDF');
});
