import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runShown } from './support/run-shown';
import { openSignedIn } from './support/sign-in';
import { startStagedFleet } from './support/staged-checker';
import { expect, test } from './support/test';
import { ADMIN, World } from './support/world';

let world: World;

test.beforeAll(async () => {
  world = await World.start({ CHECKER_AUTH: 'key' });
});
test.afterAll(() => world.stop());

test('an admin connects a checker by the very command that is shown, and sees it gone when its key is revoked', async ({
  browser,
}) => {
  test.slow();
  const home = mkdtempSync(join(tmpdir(), 'nawala-shown-'));
  const admin = await openSignedIn(browser, world.url, ADMIN);
  await admin.goto('/checkers');
  await admin.getByRole('button', { name: 'Connect a checker' }).first().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Key name').fill('Lab');
  await dialog.getByLabel('Networks that it measures').fill('telkom xl');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = (await dialog.locator('.secret').textContent())!;
  const shown = async () => (await dialog.locator('pre').textContent())!;

  // With nothing to measure, an agent only connects.
  const agent = runShown(await shown(), secret, home);
  try {
    await expect(dialog.getByText('Connected', { exact: true })).toBeVisible();
    await expect(dialog.getByText('Waiting', { exact: true })).toBeVisible();

    const brand = await world.admin.createBrand({ name: 'Lab', code: 'LAB' });
    await world.admin.createDomain({ domain: 'shop.lab.example.com', brandId: brand.id });
    await dialog.getByRole('button', { name: 'curl' }).click();
    await expect(dialog.locator('pre')).toContainText('/api/urls/update');
    expect(await runShown(await shown(), secret, home).output).toContain('"success":true');
    await expect(dialog.getByText('First result arrived from telkom')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();

    const fleet = admin.getByRole('table', { name: 'Checkers and their networks' });
    await expect(fleet.getByText('key “Lab”')).toBeVisible();
    await expect(fleet.getByText('Connected', { exact: true })).toBeVisible();
    await admin.getByRole('button', { name: 'Actions for the key Lab' }).click();
    await admin.getByRole('menuitem', { name: 'Revoke' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(fleet.getByText(/^Not connected since/)).toBeVisible();
  } finally {
    await agent.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

test('networks of one agent disagree: a check of a selection says who sees what, as it comes', async ({ browser }) => {
  test.slow();
  const sites = ['one', 'two'].map((name) => `${name}.three.example.com`);
  const brand = await world.admin.createBrand({ name: 'Three', code: 'THR' });
  for (const domain of sites) await world.admin.createDomain({ domain, brandId: brand.id });
  const networks = { indosat: 'block-page', smartfren: 'healthy', tri: 'healthy' } as const;
  const vantages = Object.keys(networks);
  const { secret } = await world.admin.createKey({ name: 'Three', scopes: ['report'], vantages });
  const fleet = await startStagedFleet(world.apiUrl, secret, sites, networks);
  try {
    const admin = await openSignedIn(browser, world.url, ADMIN);
    await admin.goto('/checkers');
    await expect(admin.getByRole('row', { name: 'indosat' })).toContainText('Reports');

    await admin.goto('/domains?brand=THR');
    for (const site of sites) await admin.getByRole('checkbox', { name: site }).check();
    await admin.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Check now' }).click();
    await expect(admin.getByText('6 of 6 answers · done')).toBeVisible();
    for (const site of sites) {
      await expect(admin.getByRole('button', { name: `${site}, indosat: Ada`, exact: true })).toBeVisible();
      for (const free of ['smartfren', 'tri'])
        await expect(admin.getByRole('button', { name: `${site}, ${free}: Tidak ada` })).toBeVisible();
    }
    await expect(admin.getByRole('columnheader', { name: 'Here · indosat' })).toBeVisible();
    await admin.getByRole('button', { name: `${sites[1]}, tri: Tidak ada` }).click();
    await expect(admin.getByRole('columnheader', { name: 'Here · tri' })).toBeVisible();

    await admin.getByRole('link', { name: sites[0]! }).first().click();
    const seen = admin.getByRole('region', { name: 'Vantages' });
    await expect(seen.getByRole('listitem').filter({ hasText: 'indosat' })).toContainText('Ada');
    await expect(seen.getByRole('listitem').filter({ hasText: 'tri' })).toContainText('Tidak ada');
  } finally {
    await fleet.stop();
  }
});
