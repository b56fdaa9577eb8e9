import { expect, test } from './support/test';
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
  await context.close();
});

test('every page speaks Indonesian', async ({ browser, world }) => {
  const brand = await world.admin.createBrand({ name: 'Nusa', code: 'NUS' });
  const domain = await world.admin.createDomain({ domain: 'toko.nusa.example.com', brandId: brand.id });
  await world.admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom' });
  const context = await browser.newContext({ baseURL: world.url, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Masuk' }).click();

  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const visit = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click();
  await expect(heading('Beranda')).toBeVisible();
  await expect(heading('Perlu perhatian')).toBeVisible();
  await expect(heading('Perubahan terbaru')).toBeVisible();

  await visit('Money site');
  await expect(page.getByRole('columnheader', { name: 'Titik pantau' })).toBeVisible();
  await page.getByRole('button', { name: 'Tambah domain' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tambah domain' }).click();
  await expect(page.getByRole('dialog').getByRole('paragraph').getByText('Pilih brand')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'toko.nusa.example.com' }).click();
  await expect(heading('Riwayat')).toBeVisible();
  await expect(page.getByText('Artinya.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hapus' })).toBeVisible();

  await visit('Brand');
  await expect(page.getByRole('button', { name: 'Tindakan untuk Nusa' })).toBeVisible();

  await visit('Pengguna');
  await expect(page.getByRole('columnheader', { name: 'Terakhir masuk' })).toBeVisible();

  await page.goto('/tidak-ada');
  await expect(heading('Halaman tidak ditemukan')).toBeVisible();
  await context.close();
});
