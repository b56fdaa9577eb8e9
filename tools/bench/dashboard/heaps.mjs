import { mb, ms } from '../hot-path/figures.mjs';
import { inBrowser } from './browser.mjs';
import { live } from './live.mjs';

export const HEAD = ['page', 'heap after a third', 'heap in the end', 'growth in a minute', 'longest task'];

/** As in a tab that nobody sees: no frame comes, which the page knows by `document.hidden`. */
function hide(hidden) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** @param id of a domain whose verdict changes */
const pagesAbout = (id) => [
  ['the list', '/domains'],
  ['home', '/'],
  ['changes', '/changes'],
  ['incidents', '/incidents'],
  ['a domain', `/domains/${id}`],
  ['the list in a hidden tab', '/domains', true],
];

/** What pages keep while they are open and verdicts change, all of them at once: no frame is as fast as with one. */
export const heaps = (api, { seconds, perSecond, domains }) =>
  inBrowser(api, async ({ open, token }) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${api}/api/domains?active=true&limit=1`, { headers });
    const [{ id }] = (await answer.json()).items;
    const opened = [];
    for (const [name, path, hidden] of pagesAbout(id)) {
      const page = await open();
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      if (hidden) await page.evaluate(hide, true);
      opened.push({ name, page, hidden });
    }
    const all = opened.map(({ page }) => page);
    const { sent, figures } = await live(all, { api, token, seconds, perSecond, domains });
    const rows = figures.map(({ before, heap, growth, longest }, n) => [
      opened[n].name,
      mb(before),
      mb(heap),
      mb(growth),
      ms(longest),
    ]);
    for (const { name, page, hidden } of opened) {
      if (!hidden) continue;
      await page.evaluate(() => (window.bench.longest = 0));
      await page.evaluate(hide, false);
      await page.waitForTimeout(5_000);
      rows.push([`${name}, 5 s after it is seen`, '', '', '', ms(await page.evaluate(() => window.bench.longest))]);
    }
    return { rows, sent };
  });
