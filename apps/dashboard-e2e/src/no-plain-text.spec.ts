import { PAGES } from './support/pages';
import { saysNothingPlain } from './support/plain-texts';
import { sayIn } from './support/say';
import { setStage } from './support/stage';
import { expect, test } from './support/test';
import { visit } from './support/visit';
import { ADMIN, USER } from './support/world';

/** Every text of the page's own stands between brackets here: what does not would be the same in every language. */
const say = sayIn('pseudo');

// What an admin sees of every page and dialog: accessible.spec.ts looks at it, while it has them open.
test.describe('nothing is said in a language of its own', () => {
  test.describe.configure({ mode: 'parallel' });

  test('at sign-in', async ({ browser, pseudo, world }) => {
    const page = await browser.newPage({ baseURL: pseudo.url });
    await page.goto('/login');
    await page.getByRole('button', { name: say('login.signIn') }).click();
    await saysNothingPlain(page, world, 'what is missing');
    await page.getByLabel(say('login.email')).fill(ADMIN.email);
    await page.getByLabel(say('login.password')).fill('wrong');
    await page.getByRole('button', { name: say('login.signIn') }).click();
    await expect(page.getByRole('alert').filter({ hasText: '⟦' })).toBeVisible();
    await saysNothingPlain(page, world, 'refused');
  });

  test('to those who only watch', async ({ openIn, world }) => {
    const stage = await setStage(world, 'SWO');
    const page = await openIn('pseudo', USER);
    for (const each of PAGES.filter(({ forAdmins }) => !forAdmins)) {
      await visit(page, each, stage, say);
      await saysNothingPlain(page, world, each.path(stage));
    }
  });

  test('in the forms of each kind of channel, and in what a test of one says', async ({ openIn, world }) => {
    await setStage(world, 'SCH');
    const page = await openIn('pseudo', ADMIN);
    await page.goto('/alerts');
    await page
      .getByRole('button', { name: say('channels.connect') })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    for (const kind of ['telegram', 'email', 'slack', 'discord', 'webhook']) {
      await dialog.getByLabel(say('channelForm.kind')).selectOption(kind);
      await dialog.locator('button[type=submit]').click();
      await expect(dialog.locator('.error').first()).toBeVisible();
      await saysNothingPlain(page, world, kind);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: say('discard.heading') })).toBeVisible();
    await saysNothingPlain(page, world, 'what is given up');
    await page.getByRole('button', { name: say('discard.discard') }).click();
    await page
      .getByRole('button', { name: say('channels.testOf') })
      .last()
      .click();
    await expect(page.locator('app-channel-list .result')).toContainText('⟦');
    await saysNothingPlain(page, world, 'a test');
  });

  test('in the preview of a rule', async ({ openIn, world }) => {
    await setStage(world, 'SPR');
    const page = await openIn('pseudo', ADMIN);
    await page.goto('/alerts');
    await page.getByRole('button', { name: say('rules.new') }).click();
    const preview = page.getByRole('region', { name: say('ruleForm.preview') });
    await expect(preview.locator('.text')).toBeVisible();
    for (const kind of ['kind.telegram', 'kind.email', 'kind.slack', 'kind.discord', 'kind.webhook'] as const) {
      await page
        .getByRole('group', { name: say('ruleForm.preview') })
        .getByRole('button', { name: say(kind) })
        .click();
      await saysNothingPlain(page, world, kind);
    }
    await page.getByLabel(say('ruleForm.kind')).selectOption({ index: 1 });
    await saysNothingPlain(page, world, 'a digest');
  });

  test('of what is taken, muted and chosen', async ({ openIn, world }) => {
    const { domain, brand } = await setStage(world, 'STM');
    const page = await openIn('pseudo', ADMIN);
    await page.goto(`/incidents?brand=${brand.code}`);
    await page.getByRole('button', { name: say('incident.details') }).click();
    await saysNothingPlain(page, world, 'details of an incident');
    await page.getByRole('checkbox', { name: say('incidents.selectAll') }).check();
    await saysNothingPlain(page, world, 'what is chosen');
    await page.getByLabel(say('selected.note')).fill('senja');
    const selection = page.getByRole('region', { name: say('select.region') });
    await selection.getByRole('button', { name: say('incident.acknowledge') }).click();
    await expect(page.getByRole('row', { name: domain.domain })).toContainText('senja');
    await saysNothingPlain(page, world, 'what is taken');
    await world.admin.createMute({ scope: { domainId: domain.id }, until: null, reason: 'senja' });
    await page.goto(`/domains/${domain.id}`);
    await expect(page.getByRole('button', { name: say('mute.unmute') })).toBeVisible();
    await saysNothingPlain(page, world, 'what is muted');
    await page.goto(`/incidents?brand=${brand.code}`);
    await expect(page.locator('.remarks')).toContainText('senja');
    await saysNothingPlain(page, world, 'an incident that is muted');
  });

  test('in menus', async ({ openIn, world }) => {
    const { brand } = await setStage(world, 'SME');
    const page = await openIn('pseudo', ADMIN);
    await page.goto(`/domains?brand=${brand.code}`);
    for (const filter of [/⟦Brand/, /⟦Tag/]) {
      await page.getByRole('group').getByRole('button', { name: filter }).first().click();
      await saysNothingPlain(page, world, `${filter}`);
      await page.keyboard.press('Escape');
    }
    for (const opener of [
      page.getByRole('button', { name: say('domains.actionsFor') }).first(),
      page.getByRole('button', { name: say('theme.theme') }),
      page.locator('app-user-menu').getByRole('button'),
      page.locator('app-event-bell').getByRole('button'),
    ]) {
      await opener.click();
      await saysNothingPlain(page, world, `${opener}`);
      await page.keyboard.press('Escape');
    }
  });

  test('in toasts and notices', async ({ openIn, pseudo, world }) => {
    const { domain } = await setStage(world, 'STN');
    const page = await openIn('pseudo', ADMIN);
    await page.goto(`/domains/${domain.id}`);
    await expect(page.getByText(/^⟦Live/).first()).toBeVisible();
    const toast = page.locator('.toast-container');
    await page.getByRole('button', { name: say('domain.pause') }).click();
    await expect(toast).toContainText('⟦');
    await saysNothingPlain(page, world, 'toast of what was done');
    await page.getByRole('button', { name: say('domain.resume') }).click();
    await world.admin.report(domain.id, { status: 'accessible', method: 'http', vantage: 'telkom' });
    await expect(toast).toContainText(domain.domain);
    await saysNothingPlain(page, world, 'toast of a change');

    await page.route('**/api/**', (route) => route.abort());
    await pseudo.cut();
    try {
      await page.context().setOffline(true);
      await expect(page.getByText(/⟦.*[Oo]ffline/).first()).toBeVisible();
      await saysNothingPlain(page, world, 'without a line');
    } finally {
      await page.context().setOffline(false);
      await pseudo.mend();
    }
    await expect(page.getByRole('alert').filter({ hasText: '⟦' }).first()).toBeVisible();
    await saysNothingPlain(page, world, 'what could not be refreshed');
  });

  test('where nothing can be loaded', async ({ openIn, world }) => {
    const stage = await setStage(world, 'SNL');
    const page = await openIn('pseudo', ADMIN);
    await page.route('**/api/**', (route) => route.abort());
    for (const { path } of PAGES.filter(
      ({ readsNothing, opened, prepared }) => !readsNothing && !opened && !prepared,
    )) {
      await page.goto(path(stage));
      await expect(page.getByRole('alert').filter({ hasText: '⟦' }).first()).toBeVisible();
      await saysNothingPlain(page, world, path(stage));
    }
  });
});
