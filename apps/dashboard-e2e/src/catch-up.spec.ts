import type { NawalaStatus } from '@nawala/contracts';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import type { World } from './support/world';

const CODE = 'KEN';
const WORDS: Record<NawalaStatus, string> = { ada: 'Ada', 'tidak ada': 'Tidak ada', unknown: 'Not measured' };

/** What a person reads off the pages, and what the server would answer now: the same, in the same order. */
const rowsOn = (page: Page) =>
  page
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['app-name-cell a', 'app-nawala-pill', 'td:nth-child(3)']
          .map((part) => row.querySelector(part)?.textContent.trim())
          .join(' | '),
      ),
    );
const rowsOf = async (world: World) =>
  (await world.admin.domains(`brand=${CODE}`)).items.map(({ domain, nawala, brand }) =>
    [domain, WORDS[nawala.status], brand.name].join(' | '),
  );
const tilesOn = (page: Page) => page.locator('.tile .value').allInnerTexts();
const tilesOf = async (world: World) => {
  const { ada, tidakAda, unknown, paused } = (await world.admin.stats()).domains;
  return [ada, tidakAda, unknown, paused].map(String);
};
const changesOf = async (world: World) =>
  (await world.admin.transitions('limit=100')).items
    // The bell is in the order of what happened, the answer in that of recording.
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .filter(({ nawala, domain }) => nawala.from !== nawala.to && domain.includes('.kenari.'))
    .map(({ domain }) => domain);

test('a page that was cut off twice shows exactly what the server has, and tells every change once', async ({
  asUser,
  world,
}) => {
  const { admin } = world;
  const brand = await admin.createBrand({ name: 'Kenari', code: CODE });
  const names = ['ayu', 'budi', 'citra', 'dewi', 'eka', 'fitri'].map((name) => `${name}.kenari.example.com`);
  const domains = await Promise.all(names.map((domain) => admin.createDomain({ domain, brandId: brand.id })));
  const [ayu, budi, citra, dewi, eka, fitri] = domains.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const block = (id: string) => admin.report(id, { status: 'blocked', method: 'dns' });
  const reach = (id: string) => admin.report(id, { status: 'accessible' });

  const home = await asUser();
  const list = await home.context().newPage();
  await list.goto(`/domains?brand=${CODE}`);
  const bell = home.getByRole('button', { name: /^Latest changes/ });
  const toasts = home.locator('.toast-container');
  const same = async (changes: number) => {
    await expect.poll(() => rowsOn(list)).toEqual(await rowsOf(world));
    await expect.poll(async () => (await tilesOn(home)).slice(0, 4)).toEqual(await tilesOf(world));
    await expect(bell).toHaveAccessibleName(`Latest changes, ${changes} new`);
  };
  for (const page of [home, list]) await expect(page.getByText(/^Live/).first()).toBeVisible();

  await block(ayu);
  await same(1);

  await world.line.cut();
  await expect(home.getByText(/Reconnecting|Offline/).first()).toBeVisible();
  await Promise.all([reach(ayu), block(budi), block(citra), reach(dewi)]);
  await reach(budi);
  await admin.createDomain({ domain: 'gita.kenari.example.com', brandId: brand.id });
  await admin.deleteDomain(fitri);
  await admin.changeBrand(brand.id, { name: 'Kenari Emas' });
  // While the pages are on their way back.
  await Promise.all([world.line.mend(), block(eka)]);
  await expect(toasts.getByText(/^[45] domains changed/)).toBeVisible();
  await same(7);

  // By itself, when the burst is long over: whoever dismisses it hears no more of that burst.
  await expect(toasts.getByText(/domains changed/)).toBeHidden();
  await world.line.cut();
  await block(dewi);
  await world.line.mend();
  // Alone, or as a burst of its own.
  await expect(toasts.getByText(/dewi\.kenari|domains changed/).first()).toBeVisible();
  await same(8);

  await bell.click();
  const told = home.getByRole('dialog', { name: 'Latest changes' }).locator('li .mono').filter({ hasText: '.kenari.' });
  await expect(told).toHaveText(await changesOf(world));
  await home.keyboard.press('Escape');
  await expect(bell).toHaveAccessibleName('Latest changes');
});
