import type { Page } from '@playwright/test';
import { withPseudoLocale } from './support/pseudo-locale';
import { expect, test } from './support/test';
import { ADMIN } from './support/world';

test('the browser’s language is taken first, another one can be chosen and is remembered', async ({
  browser,
  world,
}) => {
  const context = await browser.newContext({ baseURL: world.url, locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Kata sandi', { exact: true }).fill('salah');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByText('Alamat email atau kata sandi salah.')).toBeVisible();
  await page.getByLabel('Kata sandi', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByRole('link', { name: 'Pengguna' })).toBeVisible();
  await page.goto('/users');
  await expect(page).toHaveTitle(/Pengguna — Nawala Monitor/);

  await page.getByRole('button', { name: /^Akun/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Users — Nawala Monitor/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible();
  await context.close();
});

/** Texts and labels with a letter outside of brackets that no data brought there. */
const plainTexts = (page: Page) =>
  page.evaluate(() => {
    const LABELS = ['aria-label', 'placeholder', 'title', 'alt'];
    const isData = (element: Element) =>
      element.closest('.avatar, .swatch, kbd, [lang]:not(html), noscript, script, style, svg, time, .mono');
    const found = [...document.body.querySelectorAll('*')].flatMap((element) => {
      if (isData(element)) return [];
      const own = [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data : []));
      return [...own, ...LABELS.map((name) => element.getAttribute(name) ?? '')];
    });
    // Innermost brackets first: a text may be a parameter of another one.
    const outside = (text: string): string => {
      const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
      return less === text ? text : outside(less);
    };
    return [...new Set(found.map(outside).map((text) => text.trim()))].filter((text) => /\p{L}/u.test(text));
  });

/** What the stage brought, and the product's name. Vantages stand as their first letters too. */
const DATA =
  /^(Nawala Monitor|admin|admin@example\.com|watcher@example\.com|Wati Watcher|Senja.*|SNJ.|“no-such”|.*\.example\.com|telkom( ·)?|xl|t|x)$/i;

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(SIZES)) {
  test(`nothing is said in a language of its own: ${device}`, async ({ browser, world }) => {
    const brand = await world.admin.createBrand({ name: `Senja ${device}`, code: `SNJ${device[0]}` });
    const named = (name: string, more = {}) =>
      world.admin.createDomain({ domain: `${name}.${device}.example.com`, brandId: brand.id, ...more });
    const domain = await named('shop');
    await named('paused', { active: false });
    await named('new');
    const reason = { reason: 'senja', reasonCode: 'own.nothing-measured', reasonParams: {} };
    await world.admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom', ...reason });
    await world.admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom' });
    await world.admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'xl' });
    const context = await browser.newContext({ baseURL: world.url, locale: 'en-GB', viewport });
    await withPseudoLocale(context, world.url);
    const page = await context.newPage();
    const saysNothingPlain = async (where: string) => {
      await expect(page.locator('.skeleton')).toHaveCount(0);
      expect
        .soft(
          (await plainTexts(page)).filter((text) => !DATA.test(text)),
          where,
        )
        .toEqual([]);
    };

    await page.goto('/login');
    await expect(page.locator('form')).toContainText('⟦');
    await page.getByRole('button', { name: '⟦Sign in⟧' }).click();
    await saysNothingPlain('sign-in with what is missing');
    await page.getByLabel('⟦E-mail⟧').fill(ADMIN.email);
    await page.getByLabel('⟦Password⟧', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '⟦Sign in⟧' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '⟦' })).toBeVisible();
    await saysNothingPlain('sign-in refused');
    await page.getByLabel('⟦Password⟧', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: '⟦Sign in⟧' }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();

    const domains = `/domains?brand=${brand.code}`;
    for (const path of [
      '/',
      domains,
      `${domains}&q=no-such`,
      `/domains/${domain.id}`,
      '/domains/66f2a1b3c4d5e6f708192a3b',
      '/brands',
      '/users',
      '/nowhere',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await saysNothingPlain(path);
    }
    await page.getByRole('button', { name: /^⟦Latest changes/ }).click();
    await saysNothingPlain('latest changes');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^⟦Account/ }).click();
    await page.getByRole('menuitem', { name: '⟦Change password⟧' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '⟦Change password⟧' }).click();
    await saysNothingPlain('change of password');
    for (const [path, button] of [
      ['/domains', '⟦Add domain⟧'],
      ['/brands', '⟦Add brand⟧'],
      ['/users', '⟦Add user⟧'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: button }).click();
      await expect(dialog.locator('.error').first()).toBeVisible();
      await saysNothingPlain(button);
      await page.keyboard.press('Escape');
      // On a phone domains are cards, which have none.
      if (device === 'phone' && path === '/domains') continue;
      await page.goto(path);
      await page
        .getByRole('button', { name: /^⟦Actions/ })
        .first()
        .click();
      await saysNothingPlain(`actions at ${path}`);
      await page.getByRole('menuitem', { name: /⟦Delete/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await saysNothingPlain(`deleting at ${path}`);
    }
    await page.route('**/api/**', (route) => route.abort());
    for (const path of ['/', domains, `/domains/${domain.id}`, '/brands', '/users']) {
      await page.goto(path);
      await expect(page.getByRole('alert').filter({ hasText: '⟦' }).first()).toBeVisible();
      await saysNothingPlain(`${path}, failed`);
    }
    await context.close();
  });
}
