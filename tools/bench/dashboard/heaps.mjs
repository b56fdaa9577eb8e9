import { mb, ms } from '../hot-path/figures.mjs';
import { inBrowser } from './browser.mjs';
import { firstIds, watchFor } from './live.mjs';
import { reporting } from './reporting.mjs';

export const HEAD = ['page', 'heap after a third', 'heap in the end', 'growth in a minute', 'longest task'];

const LIST = '/domains';
/** Paths take the id of a domain whose verdict changes meanwhile. */
const PAGES = {
  list: { name: 'the list', path: () => LIST },
  home: { name: 'home', path: () => '/' },
  changes: { name: 'changes', path: () => '/changes' },
  incidents: { name: 'incidents', path: () => '/incidents' },
  domain: { name: 'a domain', path: (id) => `/domains/${id}` },
  hidden: { name: 'the list in a hidden tab', path: () => LIST, hidden: true },
};

/** As in a tab that nobody sees: no frame comes, which the page knows by `document.hidden`. */
function hide(hidden) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

async function openOf(open, { name, path, hidden }, id) {
  const page = await open();
  await page.goto(path(id));
  await page.waitForLoadState('networkidle');
  if (hidden) await page.evaluate(hide, true);
  return { name, page, hidden };
}

/** What a hidden tab does when it is seen again. */
async function seenAgain({ name, page }) {
  await page.evaluate(() => (window.bench.longest = 0));
  await page.evaluate(hide, false);
  await page.waitForTimeout(5_000);
  return [`${name}, 5 s after it is seen`, '', '', '', ms(await page.evaluate(() => window.bench.longest))];
}

/** Opens pages, all of them at once, and tells what each kept and what kept it busy. */
async function together(kinds, { open, reports, seconds }) {
  const opened = [];
  for (const kind of kinds) opened.push(await openOf(open, kind, reports.turnIn(seconds / 2)));
  const all = opened.map(({ page }) => page);
  const figures = await watchFor(seconds, all);
  const rows = figures.map(({ before, heap, growth, longest }, n) => [
    opened[n].name,
    mb(before),
    mb(heap),
    mb(growth),
    ms(longest),
  ]);
  for (const each of opened) if (each.hidden) rows.push(await seenAgain(each));
  for (const page of all) await page.context().close();
  return rows;
}

/**
 * What pages keep while they are open and verdicts change.
 * @param alone names of pages, each to be open by itself, one after the other; else all are open at once, and no frame
 *   comes as fast as with one
 */
export const heaps = (api, { seconds, perSecond, domains, alone }) =>
  inBrowser(api, async ({ open, token }) => {
    const unknown = alone?.find((name) => !(name in PAGES));
    if (unknown) throw new Error(`there is no page "${unknown}"; there are ${Object.keys(PAGES).join(', ')}`);
    const rounds = alone ? alone.map((name) => [PAGES[name]]) : [Object.values(PAGES)];
    const reports = reporting(api, await firstIds(api, token, domains), perSecond);
    const rows = [];
    for (const kinds of rounds) rows.push(...(await together(kinds, { open, reports, seconds })));
    return { rows, sent: await reports.end() };
  });
