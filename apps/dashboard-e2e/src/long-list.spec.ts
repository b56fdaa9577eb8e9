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
const scrolled = (page: Page) => page.locator('main').evaluate((main) => main.scrollTop);
const height = (page: Page) => page.locator('main').evaluate((main) => main.scrollHeight);
const tableHeight = async (page: Page) => (await page.getByRole('table').boundingBox())!.height;
const scrollTo = (page: Page, top: number) => page.locator('main').evaluate((main, y) => (main.scrollTop = y), top);
const lines = (page: Page) => page.locator('[data-line]').count();

test('a list of thousands: any place in it, the way back, a range, groups, a view to begin with', async ({
  asAdmin,
  world,
}) => {
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
    await expect.poll(() => scrolled(page)).toBe(middle);
    await page.reload();
    await expect(link(page, MANY / 2)).toBeInViewport();
    await link(page, MANY / 2).click();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Money sites' }).click();
    await expect(page).toHaveURL(/brand=LEM&sort=domain&row=2\d\d\d/);
    await expect(link(page, MANY / 2)).toBeInViewport();
  });

  await test.step('is chosen from one row to another that is far away', async () => {
    const bar = page.getByRole('region', { name: 'Selection' });
    await page.getByRole('checkbox', { name: `Select ${nameOf(MANY / 2)}` }).check();
    const { height: high } = (await row(page, MANY / 2).boundingBox())!;
    await scrollTo(page, (await scrolled(page)) + high * 600);
    await page.getByRole('checkbox', { name: `Select ${nameOf(MANY / 2 + 605)}` }).click({ modifiers: ['Shift'] });
    await expect(bar).toContainText('606 selected');
    await bar.getByRole('button', { name: `select all ${MANY.toLocaleString('en')} that match` }).click();
    await expect(bar).toContainText(`${MANY.toLocaleString('en')} selected`);
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await expect(bar).toHaveCount(0);
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

  await test.step('is walked through with the keyboard, and keeps the focus when its row is scrolled away', async () => {
    await page.goto('/domains?brand=LEM&sort=domain');
    await expect(link(page, 0)).toBeVisible();
    await page.keyboard.press('j');
    await expect(link(page, 0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(link(page, 1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByRole('checkbox', { name: `Select ${nameOf(1)}` })).toBeChecked();
    await page.keyboard.press('Escape');
    await scrollTo(page, (await height(page)) / 2);
    await expect(row(page, MANY / 2)).toBeVisible();
    await expect(page.getByRole('table')).toBeFocused();
    await page.keyboard.press('j');
    await expect(link(page, 2)).toBeFocused();
    await expect(link(page, 2)).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: nameOf(2) })).toBeVisible();
  });

  await test.step('is saved as a view, and what one begins with', async () => {
    await page.goto('/domains?brand=JIN&status=ada');
    await page.getByRole('button', { name: 'Save view' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name' }).fill('Jingga, blocked');
    await form.getByRole('button', { name: 'Save view' }).click();
    const views = page.getByRole('navigation', { name: 'Saved views' });
    await expect(views.getByRole('button', { name: /^Jingga, blocked 1$/ })).toHaveAttribute('aria-current', 'true');
    await views.getByRole('button', { name: 'Actions for the view Jingga, blocked' }).click();
    await page.getByRole('menuitem', { name: 'Begin with this view' }).click();
    await expect(views.getByRole('button', { name: /you begin with it/ })).toBeVisible();
    await page.goto('/');
    await expect(page).toHaveURL(/domains\?status=ada&brand=JIN$/);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
    await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: /Nawala Monitor/ }).click();
    await expect(page.getByRole('row', { name: 'a.jingga.example.com' })).toBeVisible();
    // Others of this world begin where everybody does.
    await views.getByRole('button', { name: 'Actions for the view Jingga, blocked' }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete view' }).click();
    await expect(views.getByRole('button', { name: /Jingga, blocked/ })).toHaveCount(0);
  });
});
