import { test as base, type Page } from '@playwright/test';
import { signIn } from './sign-in';
import { ADMIN, USER, World } from './world';

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
    use(async () => watched(await signIn(browser, world.url, ADMIN), scriptErrors)),
  asUser: async ({ browser, world, scriptErrors }, use) =>
    use(async () => watched(await signIn(browser, world.url, USER), scriptErrors)),
});

export { expect } from '@playwright/test';
