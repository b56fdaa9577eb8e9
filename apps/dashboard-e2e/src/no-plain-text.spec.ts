import type { Browser, Page } from '@playwright/test';
import { plainTextsOn } from './support/plain-texts';
import { withPseudoLocale } from './support/pseudo-locale';
import { signIn } from './support/sign-in';
import { expect, test } from './support/test';
import { ADMIN, USER, type World } from './support/world';

/** Every text of the page's own stands between brackets here: what does not would be the same in every language. */
const openAs = (browser: Browser, { url }: World, who: { email: string; password: string }) =>
  signIn(browser, url, who, (context) => withPseudoLocale(context, url));

async function saysNothingPlain(page: Page, world: World, where: string): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  expect.soft(await plainTextsOn(page, world), where).toEqual([]);
}

/** A brand with a blocked, a paused and a new domain. */
async function stage({ admin }: World, code: string) {
  const brand = await admin.createBrand({ name: `Senja ${code}`, code });
  const named = (name: string, more = {}) =>
    admin.createDomain({ domain: `${name}.${code.toLowerCase()}.example.com`, brandId: brand.id, ...more });
  const domain = await named('shop');
  await named('paused', { active: false });
  await named('new');
  const reason = { reason: 'senja', reasonCode: 'own.nothing-measured', reasonParams: {} };
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom', ...reason });
  await admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom' });
  await admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'xl' });
  return { domain, list: `/domains?brand=${code}`, detail: `/domains/${domain.id}` };
}

async function visit(page: Page, world: World, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await saysNothingPlain(page, world, path);
  }
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const NO_DOMAIN = '/domains/66f2a1b3c4d5e6f708192a3b';

test.describe('nothing is said in a language of its own', () => {
  test.describe.configure({ mode: 'parallel' });

  test('at sign-in', async ({ browser, world }) => {
    const context = await browser.newContext({ baseURL: world.url, locale: 'en-GB' });
    await withPseudoLocale(context, world.url);
    const page = await context.newPage();
    await page.goto('/login');
    await page.getByRole('button', { name: '⟦Sign in⟧' }).click();
    await saysNothingPlain(page, world, 'what is missing');
    await page.getByLabel('⟦E-mail⟧').fill(ADMIN.email);
    await page.getByLabel('⟦Password⟧', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '⟦Sign in⟧' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '⟦' })).toBeVisible();
    await saysNothingPlain(page, world, 'refused');
    await context.close();
  });

  for (const [device, viewport] of Object.entries(SIZES)) {
    test(`on any page: ${device}`, async ({ browser, world }) => {
      const { list, detail } = await stage(world, `S${device[0]}`.toUpperCase());
      const page = await openAs(browser, world, ADMIN);
      await page.setViewportSize(viewport);
      await visit(page, world, [
        '/',
        list,
        `${list}&q=no-such.example.com`,
        detail,
        NO_DOMAIN,
        '/brands',
        '/users',
        '/nowhere',
      ]);
      await page.context().close();
    });
  }

  test('to those who only watch', async ({ browser, world }) => {
    const { list, detail } = await stage(world, 'SWO');
    const page = await openAs(browser, world, USER);
    await visit(page, world, ['/', list, detail, '/brands']);
    await page.context().close();
  });

  test('in forms, menus and questions', async ({ browser, world }) => {
    const { list } = await stage(world, 'SFM');
    const page = await openAs(browser, world, ADMIN);
    const dialog = page.getByRole('dialog');
    for (const [path, button] of [
      [list, '⟦Add domain⟧'],
      ['/brands', '⟦Add brand⟧'],
      ['/users', '⟦Add user⟧'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('button', { name: button }).first().click();
      await dialog.getByRole('button', { name: button }).click();
      await expect(dialog.locator('.error').first()).toBeVisible();
      await saysNothingPlain(page, world, button);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      const actions = page.getByRole('button', { name: /^⟦Actions/ }).first();
      for (const action of [/⟦Edit/, /⟦Delete/]) {
        await actions.click();
        await saysNothingPlain(page, world, `actions at ${path}`);
        await page.getByRole('menuitem', { name: action }).click();
        await expect(dialog).toBeVisible();
        await saysNothingPlain(page, world, `${action} at ${path}`);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
    }
    await page.goto(list);
    for (const filter of [/⟦Brand/, /⟦Tag/]) {
      await page.getByRole('group').getByRole('button', { name: filter }).first().click();
      await saysNothingPlain(page, world, `${filter}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /^⟦Latest changes/ }).click();
    await saysNothingPlain(page, world, 'latest changes');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^⟦Account/ }).click();
    await page.getByRole('menuitem', { name: '⟦Change password⟧' }).click();
    await dialog.getByRole('button', { name: '⟦Change password⟧' }).click();
    await saysNothingPlain(page, world, 'change of password');
    await page.context().close();
  });

  test('in toasts and notices', async ({ browser, world }) => {
    const { domain, detail } = await stage(world, 'STN');
    const page = await openAs(browser, world, ADMIN);
    await page.goto(detail);
    await expect(page.getByText(/^⟦Live/).first()).toBeVisible();
    const toast = page.locator('.toast-container');
    await page.getByRole('button', { name: '⟦Pause⟧' }).click();
    await expect(toast).toContainText('⟦');
    await saysNothingPlain(page, world, 'toast of what was done');
    await page.getByRole('button', { name: '⟦Resume⟧' }).click();
    await world.admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom' });
    await expect(toast).toContainText(domain.domain);
    await saysNothingPlain(page, world, 'toast of a change');

    await page.route('**/api/**', (route) => route.abort());
    await world.cutLine();
    try {
      await page.context().setOffline(true);
      await expect(page.getByText(/⟦.*[Oo]ffline/).first()).toBeVisible();
      await saysNothingPlain(page, world, 'without a line');
    } finally {
      await page.context().setOffline(false);
      await world.mendLine();
    }
    await expect(page.getByRole('alert').filter({ hasText: '⟦' }).first()).toBeVisible();
    await saysNothingPlain(page, world, 'what could not be refreshed');
    await page.context().close();
  });

  test('where nothing can be loaded', async ({ browser, world }) => {
    const { list, detail } = await stage(world, 'SNL');
    const page = await openAs(browser, world, ADMIN);
    await page.route('**/api/**', (route) => route.abort());
    for (const path of ['/', list, detail, '/brands', '/users']) {
      await page.goto(path);
      await expect(page.getByRole('alert').filter({ hasText: '⟦' }).first()).toBeVisible();
      await saysNothingPlain(page, world, path);
    }
    await page.context().close();
  });
});
