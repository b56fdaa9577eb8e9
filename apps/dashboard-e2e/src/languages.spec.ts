import { DIALOGS } from './support/dialogs';
import { PAGES } from './support/pages';
import { sayIn } from './support/say';
import { setStage } from './support/stage';
import { expect, test } from './support/test';
import { closeDialog, openDialog, visit } from './support/visit';
import { ADMIN } from './support/world';

test('the browser’s language is taken first, another one can be chosen, is remembered, and other tabs follow', async ({
  browser,
  world,
}) => {
  const context = await browser.newContext({ baseURL: world.url, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click();
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Kata sandi', { exact: true }).fill('salah');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByText('Alamat email atau kata sandi salah.')).toBeVisible();
  await page.getByLabel('Kata sandi', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('link', { name: 'Pengguna' }).click();
  await expect(page).toHaveTitle(/Pengguna — Nawala Monitor/);
  const other = await context.newPage();
  await other.goto('/brands');
  await expect(other.getByRole('button', { name: 'Tambah brand' }).first()).toBeVisible();

  await page.getByRole('button', { name: /^Akun/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Users — Nawala Monitor/);
  await expect(other.getByRole('button', { name: 'Add brand' }).first()).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible();
});

test('every page and every dialog speaks Indonesian', async ({ openIn, world }) => {
  test.slow();
  const say = sayIn('id');
  const stage = await setStage(world, 'NUS');
  const page = await openIn('id', ADMIN);
  for (const each of PAGES) await visit(page, each, stage, say);
  for (const dialog of DIALOGS) {
    await openDialog(page, dialog, stage, say);
    await closeDialog(page);
  }
});

test('rules, reasons and numbers are Indonesian too', async ({ openIn, world }) => {
  const { brand, domain } = await setStage(world, 'NUA');
  const page = await openIn('id', ADMIN);
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  await page.goto('/');
  await expect(heading('Perlu perhatian')).toBeVisible();

  await page.goto(`/domains?brand=${brand.code}`);
  await expect(page.getByRole('columnheader', { name: 'Titik pantau' })).toBeVisible();
  await page.getByRole('button', { name: 'Tambah domain' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tambah domain' }).click();
  await expect(page.getByRole('dialog').getByRole('paragraph').getByText('Isi nama host')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: domain.domain }).click();
  await expect(heading('Riwayat')).toBeVisible();
  await expect(page.getByText('Artinya.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hapus' })).toBeVisible();

  await page.goto(`/incidents?brand=${brand.code}`);
  await expect(page.getByRole('columnheader', { name: 'Dilihat oleh' })).toBeVisible();
  await page.goto('/alerts');
  await expect(page.getByText(/dikumpulkan 15 mnt/).first()).toBeVisible();
});
