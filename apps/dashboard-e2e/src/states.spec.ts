import { expect, test } from './support/test';

test('loading, failed, no match and rows are four different things', async ({ asUser, world }) => {
  const brand = await world.admin.createBrand({ name: 'Gading', code: 'GAD' });
  await world.admin.createDomain({ domain: 'shop.gading.example.com', brandId: brand.id });
  const page = await asUser('about:blank');

  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/domains?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/domains?brand=GAD');
  await expect(page.getByText('Loading domains')).toBeAttached();
  await expect(page.getByText('No domains yet')).toHaveCount(0);
  release();
  await expect(page.getByRole('row', { name: 'shop.gading.example.com' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });

  await page.goto('/domains?q=nothing-like-it');
  await expect(page.getByRole('heading', { name: 'No domain matches' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page.getByRole('table')).toBeVisible();

  await page.route('**/api/domains?*', (route) => route.abort());
  await page.goto('/domains?brand=GAD');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  // Before the line is mended: the page also tries by itself, and may be faster than a hand.
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await expect(page.getByRole('row', { name: 'shop.gading.example.com' })).toBeVisible();
});

test('the form shows what the server refuses at the field, and keeps what was typed', async ({ asAdmin, world }) => {
  const brand = await world.admin.createBrand({ name: 'Hening', code: 'HEN' });
  await world.admin.createDomain({ domain: 'shop.hening.example.com', brandId: brand.id });
  const page = await asAdmin('/domains');
  await page.getByRole('button', { name: 'Add domain' }).first().click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: 'Add domain' });
  const domain = dialog.getByRole('textbox', { name: 'Domain' });

  await domain.fill('192.0.2.1');
  await submit.click();
  await expect(dialog.getByText(/Enter a host name/)).toBeVisible();
  await expect(dialog.getByRole('paragraph').getByText('Choose a brand')).toBeVisible();

  await domain.fill('shop.hening.example.com');
  await dialog.getByRole('combobox', { name: 'Brand' }).selectOption({ label: 'Hening' });
  await submit.click();
  await expect(dialog.getByText(/already/)).toBeVisible();
  await expect(domain).toHaveValue('shop.hening.example.com');
});
