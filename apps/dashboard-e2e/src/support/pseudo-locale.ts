import type { BrowserContext } from '@playwright/test';

const TEXTS = /data-texts(?:-later)?="en" href="([^"]+)"/g;

/**
 * Puts every English text between brackets, parameters included, on its way to the browser. Whatever stands outside of
 * brackets afterwards is no text of the page's: it came from data, or stands in a template.
 */
export async function withPseudoLocale(context: BrowserContext, baseURL: string): Promise<void> {
  const files = [...(await (await fetch(baseURL)).text()).matchAll(TEXTS)].map(([, file]) => file);
  if (files.length === 0) throw new Error('The page names no texts');
  const isTexts = ({ pathname }: URL) => files.includes(pathname.slice(1));
  await context.route(isTexts, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const body = code.replace(/(["'][\w.]+[\w -]*["']:)(["'`])((?:\\.|(?!\2).)*)\2/g, '$1$2⟦$3⟧$2');
    await route.fulfill({ response, body });
  });
}
