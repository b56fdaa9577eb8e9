import { expect, test } from './support/test';

test('an open page survives an API that crashes, and catches up with what it missed', async ({ asUser, world }) => {
  const brand = await world.admin.createBrand({ name: 'Delima', code: 'DEL' });
  const [kept, missed] = await Promise.all(
    ['kept', 'missed'].map((name) =>
      world.admin.createDomain({ domain: `${name}.delima.example.com`, brandId: brand.id }),
    ),
  );
  const page = await asUser('/domains?brand=DEL');
  const row = (name: string) => page.getByRole('row', { name: `${name}.delima.example.com` });
  await world.admin.report(kept!.id, { status: 'accessible' });
  await expect(row('kept')).toContainText('Tidak ada');

  await world.stopApi('SIGKILL');
  await expect(page.getByText(/Reconnecting|Offline/).first()).toBeVisible();
  await world.startApi();
  // Straight after the start, most likely before the page is back.
  await world.admin.report(missed!.id, { status: 'blocked', method: 'dns' });

  await expect(row('missed')).toContainText('Ada');
  await expect(row('kept')).toContainText('Tidak ada');
  await expect(page.getByText(/^Live/).first()).toBeVisible();
  await world.admin.report(missed!.id, { status: 'accessible' });
  await expect(row('missed')).toContainText('Tidak ada');
});

test('two tabs renew their session together and neither signs the other out', async ({ asAdmin }) => {
  const first = await asAdmin();
  const second = await first.context().newPage();
  await second.goto('/domains');
  await expect(second.getByRole('heading', { name: 'Money sites' })).toBeVisible();

  // Both believe that their token has run out, and ask at the same moment.
  const expire = () => {
    for (const [key, value] of Object.entries(localStorage)) {
      if (value.includes('expiresAt'))
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(value), expiresAt: 0 }));
    }
  };
  await first.evaluate(expire);
  await Promise.all([first.reload(), second.reload()]);
  for (const tab of [first, second]) {
    await expect(tab.getByRole('navigation').first()).toBeVisible();
    await expect(tab).not.toHaveURL(/login/);
  }
});
