import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test';
import type { World } from './support/world';

async function stage({ admin }: World, code: string) {
  const brand = await admin.createBrand({ name: `Melati ${code}`, code });
  const domain = await admin.createDomain({ domain: `shop.${code.toLowerCase()}.example.com`, brandId: brand.id });
  const layers = [{ layer: 'dns', here: '36.86.63.185', outside: '203.0.113.27', decides: true }];
  const evidence = { layers, control: { name: 'sg' } };
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom' });
  await admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom', evidence });
  return { brand, domain };
}

test('every change is listed with who and why, and what happens now waits until somebody wants it', async ({
  asAdmin,
  world,
}) => {
  const { brand, domain } = await stage(world, 'MEL');
  const page = await asAdmin();
  await page.getByRole('navigation').getByRole('link', { name: 'Changes' }).click();
  await page.getByRole('combobox', { name: 'Brand' }).selectOption({ label: brand.name });
  await expect(page).toHaveURL(/brand=MEL/);
  const rows = page.getByRole('row', { name: domain.domain });
  await expect(rows.filter({ hasText: 'DNS, confirmed' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'added by' })).toHaveCount(1);
  const before = await rows.count();

  await world.admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom' });
  const waiting = page.getByRole('button', { name: /new – show$/ });
  await expect(waiting).toBeVisible();
  await expect(rows).toHaveCount(before);
  await waiting.click();
  await expect(rows).toHaveCount(before + 1);
  await expect(waiting).toHaveCount(0);
  await expect(rows.first()).toContainText('reached again');
});

test('a change opens to what the checker saw, which can be copied; all of it can be saved', async ({
  asUser,
  world,
}) => {
  const { brand, domain } = await stage(world, 'MEV');
  const page = await asUser('about:blank');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/changes?brand=${brand.code}&kind=verdict&to=ada`);
  const evidence = page.getByRole('button', { name: `Evidence of ${domain.domain}` });
  await evidence.press('Enter');
  await expect(evidence).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('table', { name: 'Evidence' })).toContainText('36.86.63.185');
  await page.getByRole('button', { name: 'Copy as report' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('DNS (decides)');
  // What is open stands in the address: it can be sent to somebody.
  await page.reload();
  await expect(page.getByRole('table', { name: 'Evidence' })).toContainText('36.86.63.185');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^changes-\d{4}-\d\d-\d\d/);
  expect(await readFile(await file.path(), 'utf8')).toContain(domain.domain);
});
