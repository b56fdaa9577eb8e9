import { test as base, type Page } from '@playwright/test';
import type { Line } from './line';
import { openPseudoLine } from './pseudo-locale';
import type { Speech } from './say';
import { type Credentials, openSignedIn } from './sign-in';
import { ADMIN, USER, World } from './world';

/** @param path where to begin; `about:blank` when something has to be prepared first */
type OpenAs = (path?: string) => Promise<Page>;

interface Fixtures {
  /** A new browser context that is signed in. */
  asAdmin: OpenAs;
  asUser: OpenAs;
  /** The same for another speech: an empty page. */
  openIn: (speech: Speech, who: Credentials) => Promise<Page>;
}

interface Automatic {
  scriptErrors: string[];
  closed: undefined;
}

interface OfWorker {
  world: World;
  /** The pages of this worker's world with every text of their own between brackets. */
  pseudo: Line;
}

/** Every page that a story opens fails it when a script throws. */
const watched = (page: Page, errors: string[]) => {
  page.on('pageerror', (error) => errors.push(error.message));
  return page;
};

const opened = async (page: Page, path = '/') => {
  await page.goto(path);
  return page;
};

export const test = base.extend<Fixtures & Automatic, OfWorker>({
  world: [
    async ({}, use) => {
      const world = await World.start();
      await use(world);
      await world.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  pseudo: [
    async ({ world }, use) => {
      const { line, close } = await openPseudoLine(world.apiUrl);
      await use(line);
      await close();
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
  // Pages that stay open listen and draw on, and slow down every story after theirs.
  closed: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
  asAdmin: async ({ browser, world, scriptErrors }, use) =>
    use(async (path) => opened(watched(await openSignedIn(browser, world.url, ADMIN), scriptErrors), path)),
  asUser: async ({ browser, world, scriptErrors }, use) =>
    use(async (path) => opened(watched(await openSignedIn(browser, world.url, USER), scriptErrors), path)),
  openIn: async ({ browser, world, pseudo, scriptErrors }, use) =>
    use(async (speech, who) =>
      watched(await openSignedIn(browser, speech === 'pseudo' ? pseudo.url : world.url, who, speech), scriptErrors),
    ),
});

export { expect } from '@playwright/test';
