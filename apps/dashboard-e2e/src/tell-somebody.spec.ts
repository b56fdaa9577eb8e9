import { signIn } from './support/sign-in';
import { startStagedChecker } from './support/staged-checker';
import { startTelegram, TOKEN } from './support/telegram';
import { expect, test } from './support/test';
import { ADMIN, USER, World } from './support/world';

const DOMAIN = 'promo.aurora.example.com';
const LINK = /href="([^"]+)"/;

test('a block is told in Telegram, taken on every screen at once, and its end is told', async ({ browser }) => {
  test.slow();
  const telegram = await startTelegram();
  const world = await World.start({ TELEGRAM_API_URL: telegram.url });
  try {
    const brand = await world.admin.createBrand({ name: 'Aurora', code: 'AUR' });
    await world.admin.createDomain({ domain: DOMAIN, brandId: brand.id });
    const admin = await signIn(browser, world.url, ADMIN);
    await expect(admin.getByText('Nobody would be told.')).toBeVisible();
    await admin.getByRole('link', { name: 'Tell somebody' }).first().click();

    await admin.getByRole('button', { name: 'Connect a channel' }).first().click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Aurora ops');
    await dialog.getByLabel('Bot token').fill(TOKEN);
    await dialog.getByRole('button', { name: 'Find chats' }).click();
    await dialog.getByLabel('Choose a chat').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Connect a channel' }).click();
    await expect(dialog).toBeHidden();
    await admin.getByRole('button', { name: 'Send a test to Aurora ops' }).click();
    await expect(admin.getByText(/Test to “Aurora ops” at .*showed it/)).toBeVisible();
    expect(telegram.shown).toHaveLength(1);

    await admin.getByRole('button', { name: 'New rule' }).first().click();
    await dialog.getByLabel('Name').fill('At once');
    await dialog.getByLabel('Gather for').selectOption('0');
    await expect(dialog.getByRole('region', { name: 'As it will look' })).toContainText('blocked');
    await dialog.getByRole('button', { name: 'New rule' }).click();
    await expect(admin.getByText('1 of 1 rules on')).toBeVisible();

    const checker = await startStagedChecker(world.apiUrl, DOMAIN, 'healthy');
    await expect.poll(async () => (await world.admin.domains('')).items[0]?.nawala.status).toBe('tidak ada');
    checker.set('block-page');
    const told = (word: RegExp) =>
      telegram.shown.slice(1).find((message) => message.includes(DOMAIN) && word.test(message)) ?? '';
    await expect.poll(() => told(/blocked/i)).not.toBe('');
    const block = told(/blocked/i);
    for (const said of ['Aurora', 'staged', 'DNS', 'WIB']) expect(block).toContain(said);

    const user = await signIn(browser, world.url, USER);
    await user.goto(LINK.exec(block)![1]!.replaceAll('&amp;', '&'));
    await expect(user.getByText(DOMAIN).first()).toBeVisible();
    await user.goto('/incidents');
    await expect(user.getByRole('row', { name: DOMAIN })).toContainText('Open');
    await admin.goto('/incidents');
    await admin.getByRole('checkbox', { name: `Select ${DOMAIN}` }).check();
    await admin.getByLabel('Note').fill('moving traffic');
    await admin.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Acknowledge' }).click();
    for (const page of [admin, user]) {
      await expect(page.getByRole('row', { name: DOMAIN })).toContainText('Taken');
      await expect(page.getByRole('row', { name: DOMAIN })).toContainText('moving traffic');
    }

    checker.set('healthy');
    for (const page of [admin, user]) await expect(page.getByRole('row', { name: DOMAIN })).toContainText('Closed');
    await expect.poll(() => told(/no longer blocked/)).not.toBe('');
    await checker.stop();
  } finally {
    await world.stop();
    telegram.close();
  }
});
