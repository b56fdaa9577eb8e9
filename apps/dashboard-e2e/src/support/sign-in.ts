import type { Browser, BrowserContext, Page } from '@playwright/test';
import { withPseudoLocale } from './pseudo-locale';
import { sayIn, type Speech } from './say';

interface Special {
  /** Makes the browser context special before anything is opened in it. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
  speech?: Speech;
}

/** A browser context of its own that will hear this speech. */
export async function contextFor(browser: Browser, baseURL: string, speech: Speech): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, locale: speech === 'id' ? 'id-ID' : 'en-GB' });
  if (speech === 'pseudo') await withPseudoLocale(context, baseURL);
  return context;
}

/** Signs in through the page, as a person does, in a browser context of its own. */
export async function signIn(
  browser: Browser,
  baseURL: string,
  { email, password }: { email: string; password: string },
  { prepare, speech = 'en' }: Special = {},
): Promise<Page> {
  const say = sayIn(speech);
  const context = await contextFor(browser, baseURL, speech);
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel(say('login.email')).fill(email);
  await page.getByLabel(say('login.password')).fill(password);
  await page.getByRole('button', { name: say('login.signIn') }).click();
  await page.getByRole('heading', { name: say('nav.home'), level: 1 }).waitFor();
  return page;
}
