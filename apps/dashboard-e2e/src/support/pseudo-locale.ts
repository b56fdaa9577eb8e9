import type { BrowserContext } from '@playwright/test';

const TEXTS = /data-texts="en" href="([^"]+)"/;

/**
 * Puts every English text between brackets, parameters included, on its way to the browser. Whatever stands outside of
 * brackets afterwards is no text of the page's: it came from data, or stands in a template.
 */
export async function withPseudoLocale(context: BrowserContext, baseURL: string): Promise<void> {
  const [, file] = TEXTS.exec(await (await fetch(baseURL)).text()) ?? [];
  if (!file) throw new Error('The page names no texts');
  await context.route(`**/${file}`, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const body = code.replace(/(["'][\w.]+[\w -]*["']:)(["'`])((?:\\.|(?!\2).)*)\2/g, '$1$2⟦$3⟧$2');
    await route.fulfill({ response, body });
  });
}
