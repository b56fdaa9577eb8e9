import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import type { World } from './support/world';

const MANY = 5_100;
const nameOf = (n: number): string => `n${String(n).padStart(4, '0')}.lembayung.example.com`;

/** Two brands: one that is long, and one of two names, of which the first is blocked. */
async function fill({ admin }: World): Promise<void> {
  await admin.createBrand({ name: 'Lembayung', code: 'LEM' });
  const brand = await admin.createBrand({ name: 'Jingga', code: 'JIN' });
  const rows = Array.from({ length: MANY }, (_, n) => ({ domain: nameOf(n), brand: 'LEM' }));
  const { id } = await admin.importMany(rows);
  for (const name of ['a', 'b']) {
    const domain = await admin.createDomain({ domain: `${name}.jingga.example.com`, brandId: brand.id });
    if (name === 'a')
      await admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'xl' });
  }
  await expect.poll(async () => (await admin.job(id)).state, { timeout: 60_000 }).toBe('done');
}

const row = (page: Page, n: number) => page.getByRole('row', { name: nameOf(n) });
const link = (page: Page, n: number) => page.getByRole('link', { name: nameOf(n) });
const box = (page: Page, n: number) => page.getByRole('checkbox', { name: `Select ${nameOf(n)}` });
const scrolled = (page: Page) => page.locator('main').evaluate((main) => main.scrollTop);
const height = (page: Page) => page.locator('main').evaluate((main) => main.scrollHeight);
const tableHeight = async (page: Page) => (await page.getByRole('table').boundingBox())!.height;
const scrollTo = (page: Page, top: number) => page.locator('main').evaluate((main, y) => (main.scrollTop = y), top);
const lines = (page: Page) => page.locator('[data-line]').count();

test('a list of thousands: any place in it, the way back, groups, the keyboard', async ({ asAdmin, world }) => {
  test.slow();
  await fill(world);
  const page = await asAdmin('/domains?brand=LEM&sort=domain');

  await test.step('is there as far as it is seen', async () => {
    await expect(row(page, 0)).toBeVisible();
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(MANY + 1));
    const high = await tableHeight(page);
    await scrollTo(page, await height(page));
    await expect(row(page, MANY - 1)).toBeVisible();
    await expect(row(page, MANY - 1)).toHaveAttribute('aria-rowindex', String(MANY + 1));
    expect(await lines(page)).toBeLessThan(60);
    expect(await tableHeight(page)).toBeCloseTo(high, 0);
    await expect(page.getByRole('columnheader', { name: 'Nawala' })).toBeInViewport();
    await scrollTo(page, (await height(page)) / 2);
    await expect(row(page, MANY / 2)).toBeVisible();
    await expect(page).toHaveURL(/row=2\d\d\d/);
  });

  await test.step('is where it was when one comes back, loads it anew, or follows the trail', async () => {
    const middle = await scrolled(page);
    await link(page, MANY / 2).click();
    await expect(page.getByRole('heading', { name: nameOf(MANY / 2) })).toBeVisible();
    expect(await scrolled(page)).toBe(0);
    await page.goBack();
    await expect(link(page, MANY / 2)).toBeInViewport();
    // The address keeps which row was at the top, and not how much of it was seen.
    const { height: oneRow } = (await row(page, MANY / 2).boundingBox())!;
    await expect.poll(async () => Math.abs((await scrolled(page)) - middle)).toBeLessThan(oneRow);
    await page.reload();
    await expect(link(page, MANY / 2)).toBeInViewport();
    await link(page, MANY / 2).click();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Money sites' }).click();
    await expect(page).toHaveURL(/brand=LEM&sort=domain&row=2\d\d\d/);
    await expect(link(page, MANY / 2)).toBeInViewport();
  });

  await test.step('is grouped by brand, the worst first, and folded', async () => {
    await page.goto('/domains?brand=LEM&brand=JIN&sort=domain');
    await page.getByRole('button', { name: 'Group by brand' }).click();
    const heads = page.locator('tr.group');
    await expect(heads.nth(0)).toContainText('1 of 2 blocked');
    await expect(heads.nth(1)).toContainText(`0 of ${MANY.toLocaleString('en')} blocked`);
    await heads.nth(0).getByRole('button', { name: 'Jingga' }).click();
    await expect(page.getByRole('row', { name: 'a.jingga.example.com' })).toHaveCount(0);
    await expect(row(page, 0)).toBeVisible();
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await expect(page.getByRole('row', { name: 'a.jingga.example.com' })).toBeVisible();
  });

  await test.step('is walked through with the keyboard', async () => {
    await page.goto('/domains?brand=LEM&sort=domain');
    await expect(link(page, 0)).toBeVisible();
    await page.keyboard.press('j');
    await expect(link(page, 0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(link(page, 2)).toBeFocused();
    await page.keyboard.press('k');
    await expect(link(page, 1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(box(page, 1)).toBeChecked();
    await page.keyboard.press('Escape');
  });

  await test.step('keeps the focus of a row that is scrolled away', async () => {
    await link(page, 3).focus();
    await scrollTo(page, (await height(page)) / 2);
    await expect(row(page, MANY / 2)).toBeVisible();
    await expect(page.locator('[data-list]')).toBeFocused();
    await page.keyboard.press('j');
    await expect(link(page, 4)).toBeFocused();
  });

  await test.step('has a stretch chosen whose ends are far apart', async () => {
    const toRow = async (n: number) => scrollTo(page, ((await height(page)) * n) / MANY);
    await toRow(0);
    await box(page, 2).check();
    await toRow(1_500);
    await box(page, 1_500).click({ modifiers: ['Shift'] });
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1,499 selected');
    await toRow(750);
    await expect(box(page, 750)).toBeChecked();
  });
});

test('a view of one’s own is saved, renamed, and where one begins', async ({ openIn, world }) => {
  const who = { email: 'sari@example.com', password: 'begins with a view' };
  await world.admin.createUser({ ...who, name: 'Sari', role: 'user' });
  const page = await openIn('en', who);
  const menu = async (view: string, item: string) => {
    await page.getByRole('button', { name: `Actions for the view ${view}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const dialog = page.getByRole('dialog');
  await page.goto('/domains?status=ada');
  await page.getByRole('button', { name: 'Save view' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Blocked ones');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await menu('Blocked ones', 'Rename view');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await dialog.getByRole('button', { name: 'Rename view' }).click();
  await menu('Mine', 'Begin with this view');
  await expect(page.getByRole('button', { name: /you begin with it: Mine/ })).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.getByRole('link', { name: 'Nawala Monitor, home' }).click();
  await expect(page).toHaveURL(/\/domains\?status=ada$/);
});
