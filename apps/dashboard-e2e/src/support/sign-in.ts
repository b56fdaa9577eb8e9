import type { Browser, BrowserContext, Page } from '@playwright/test';

/** Signs in through the page, as a person does, in a browser context of its own that `prepare` may make special. */
export async function signIn(
  browser: Browser,
  baseURL: string,
  { email, password }: { email: string; password: string },
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB' });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  // Alone, or between the brackets of the pseudo-locale.
  await page.getByLabel(/^\s*⟦?Password⟧?\s*$/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  return page;
}
