import { test as base, type Browser, type Page } from '@playwright/test';
import { ADMIN, USER, World } from './world';

/** Signs in through the page, as a person does, in a browser context of its own. */
async function signIn(browser: Browser, world: World, { email, password }: { email: string; password: string }) {
  const context = await browser.newContext({ baseURL: world.url });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  return page;
}

interface Fixtures {
  /** A new browser context that is signed in. */
  asAdmin: () => Promise<Page>;
  asUser: () => Promise<Page>;
}

/** Every page that a story opens fails it when a script throws. */
const watched = (page: Page, errors: string[]) => {
  page.on('pageerror', (error) => errors.push(error.message));
  return page;
};

export const test = base.extend<Fixtures & { scriptErrors: string[] }, { world: World }>({
  world: [
    async ({}, use) => {
      const world = await World.start();
      await use(world);
      await world.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  scriptErrors: [
    async ({}, use) => {
      const errors: string[] = [];
      await use(errors);
      if (errors.length > 0) throw new Error(`Scripts threw:\n${errors.join('\n')}`);
    },
    { auto: true },
  ],
  asAdmin: async ({ browser, world, scriptErrors }, use) =>
    use(async () => watched(await signIn(browser, world, ADMIN), scriptErrors)),
  asUser: async ({ browser, world, scriptErrors }, use) =>
    use(async () => watched(await signIn(browser, world, USER), scriptErrors)),
});

export { expect } from '@playwright/test';
