import { expect, test } from './support/test';

const WRITES = /\b(add|new|edit|delete|remove|pause|resume|import|reset)\b|actions for/i;

test('a user sees no write control anywhere, and the API refuses the calls', async ({ asUser, world }) => {
  const brand = await world.admin.createBrand({ name: 'Cendana', code: 'CEN' });
  const domain = await world.admin.createDomain({ domain: 'play.cendana.example.com', brandId: brand.id });
  await world.admin.report(domain.id, {
    status: 'blocked',
    method: 'dns',
    reason: 'CNAME internetpositif.id',
    confirmed: true,
  });

  const page = await asUser('about:blank');
  for (const path of ['/', '/domains', `/domains/${domain.id}`, '/brands']) {
    await page.goto(path);
    await expect(page.getByText('Cendana').first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('button', { name: WRITES })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
  }
  await page.goto('/users');
  await expect(page.getByRole('heading', { name: 'Users' })).toHaveCount(0);

  const token = await page.evaluate(
    () =>
      Object.values(localStorage)
        .join(' ')
        .match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)?.[0],
  );
  const refused = (method: string, path: string, data?: object) =>
    page.request.fetch(world.apiUrl + path, { method, data, headers: { Authorization: `Bearer ${token}` } });
  expect((await refused('GET', '/api/domains')).status()).toBe(200);
  for (const [method, path, body] of [
    ['POST', '/api/brands', { name: 'X', code: 'X' }],
    ['PATCH', `/api/brands/${brand.id}`, { name: 'X' }],
    ['DELETE', `/api/brands/${brand.id}`, undefined],
    ['POST', '/api/domains', { domain: 'x.example.com', brandId: brand.id }],
    ['PATCH', `/api/domains/${domain.id}`, { note: 'X' }],
    ['DELETE', `/api/domains/${domain.id}`, undefined],
    ['GET', '/api/users', undefined],
    ['POST', '/api/users', { email: 'x@example.com', name: 'X', password: 'twelve letters', role: 'admin' }],
  ] as const) {
    expect((await refused(method, path, body)).status(), `${method} ${path}`).toBe(403);
  }
});

test('a screen on the wall shows the page alone, also to admins', async ({ asAdmin }) => {
  const page = await asAdmin('/domains?kiosk=1');
  await expect(page.getByRole('heading', { name: 'Money sites', level: 1 })).toBeVisible();
  await expect(page.getByText(/^Live/).first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
  await expect(page.getByRole('search')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button', { name: WRITES })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('row').first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filters' })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('combobox')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button', { name: /Columns|Group|Export/ })).toHaveCount(0);
});
