import { expect, type Page } from '@playwright/test';
import type { World } from './world';

/** Texts and labels with a letter outside of the pseudo-locale's brackets, wherever data does not stand by itself. */
const outsideOfBrackets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LABELS = ['aria-label', 'placeholder', 'title', 'alt'];
    const isData = (element: Element) =>
      element.closest('.avatar, .swatch, .data, kbd, [lang]:not(html), noscript, script, style, svg, time, .mono');
    const found = [...document.body.querySelectorAll('*')].flatMap((element) => {
      if (isData(element)) return [];
      const own = [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data : []));
      return [...own, ...LABELS.map((name) => element.getAttribute(name) ?? '')];
    });
    // Innermost brackets first: a text may be a parameter of another one.
    const outside = (text: string): string => {
      const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
      return less === text ? text : outside(less);
    };
    return [...new Set(found.map(outside))];
  });

/** Everything that people and checkers brought there, whichever story it was, and the product's name. */
async function dataOf({ admin }: World): Promise<Set<string>> {
  const [{ brands, vantages }, users, channels] = [await admin.stats(), await admin.users(), await admin.channels()];
  return new Set([
    'Nawala Monitor',
    // What the stage is set with, where people may write what they like.
    'senja',
    ...channels.map(({ name }) => name),
    ...brands.flatMap(({ name, code }) => [name, code]),
    ...users.flatMap(({ name, email }) => [name, email]),
    // They stand as their first letters too.
    ...vantages.flatMap(({ vantage }) => [vantage, vantage.charAt(0)]),
  ]);
}

/** What the page says in no language at all: neither text of its own nor data. */
async function plainTextsOn(page: Page, world: World): Promise<string[]> {
  const [found, data] = [await outsideOfBrackets(page), await dataOf(world)];
  return found
    .map((text) => text.replace(/[“”·]/g, '').trim())
    .filter((text) => /\p{L}/u.test(text) && !data.has(text) && !text.endsWith('.example.com'));
}

export async function saysNothingPlain(page: Page, world: World, where: string): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  expect.soft(await plainTextsOn(page, world), where).toEqual([]);
}
