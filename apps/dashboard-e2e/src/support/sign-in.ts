import { type Browser, type BrowserContext, type Page, request } from '@playwright/test';
import type { SessionDto } from '@nawala/contracts';
import { sayIn, type Speech } from './say';

export interface Credentials {
  email: string;
  password: string;
}

const localeOf = (speech: Speech): string => (speech === 'id' ? 'id-ID' : 'en-GB');

/** Signs in through the page, as a person does; `prepare` makes the browser special before anything is opened in it. */
export async function signIn(
  browser: Browser,
  baseURL: string,
  { email, password }: Credentials,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const say = sayIn('en');
  const context = await browser.newContext({ baseURL, locale: localeOf('en') });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel(say('login.email')).fill(email);
  await page.getByLabel(say('login.password')).fill(password);
  await page.getByRole('button', { name: say('login.signIn') }).click();
  await page.getByRole('heading', { name: say('nav.home'), level: 1 }).waitFor();
  return page;
}

/** A browser that somebody has signed in with before: the cookies, and what the page remembers of a session. */
async function sessionOf(baseURL: string, { email, password }: Credentials) {
  const api = await request.newContext({ baseURL });
  const answer = await api.post('/api/auth/login', { data: { email, password } });
  const { accessToken, expiresIn, user } = (await answer.json()) as SessionDto;
  const { cookies } = await api.storageState();
  await api.dispose();
  const session = { accessToken, expiresAt: Date.now() + expiresIn * 1000, user };
  const localStorage = [{ name: 'nawala.session', value: JSON.stringify(session) }];
  return { cookies, origins: [{ origin: baseURL, localStorage }] };
}

/** An empty page in a browser context of its own, in which somebody is signed in. */
export async function openSignedIn(
  browser: Browser,
  baseURL: string,
  who: Credentials,
  speech: Speech = 'en',
): Promise<Page> {
  const storageState = await sessionOf(baseURL, who);
  return (await browser.newContext({ baseURL, locale: localeOf(speech), storageState })).newPage();
}
