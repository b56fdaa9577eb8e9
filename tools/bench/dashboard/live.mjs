import { slope } from '../hot-path/samples.mjs';
import { reporting } from './reporting.mjs';

const HEAP_EVERY_MS = 5_000;

/** Ids of so many domains of the list's first ones. */
export async function firstIds(url, token, count) {
  const ids = [];
  while (ids.length < count) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/domains?active=true&limit=200&offset=${ids.length}`, { headers });
    const { items } = await answer.json();
    if (items.length === 0) break;
    ids.push(...items.map(({ id }) => id));
  }
  return ids;
}

/** What a page keeps, and what kept it busy, from now on. */
async function observe(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const longest = () => page.evaluate(() => window.bench.longest);
  const setLongest = (task) => page.evaluate((ms) => (window.bench.longest = ms), task);
  await setLongest(0);
  const points = [];
  return {
    points,
    longest,
    /** @param x in minutes */
    async look(x) {
      // What collecting garbage takes is none of the page's work.
      const before = await longest();
      await session.send('HeapProfiler.collectGarbage');
      points.push({ x, y: (await session.send('Runtime.getHeapUsage')).usedSize });
      await setLongest(before);
    },
  };
}

/**
 * What open pages do for so long while verdicts change.
 * @returns of each page the heap after a third and in the end, its growth in a minute and the longest task
 */
export async function watchFor(seconds, pages) {
  const observed = await Promise.all(pages.map(observe));
  const began = performance.now();
  for (let at = HEAP_EVERY_MS; at <= seconds * 1_000; at += HEAP_EVERY_MS) {
    await pages[0].waitForTimeout(Math.max(0, began + at - performance.now()));
    await Promise.all(observed.map(({ look }) => look((performance.now() - began) / 60_000)));
  }
  const figures = observed.map(async ({ points, longest }) => {
    // What is filled once (bell, toasts, caches) is full by then.
    const late = points.slice(Math.floor(points.length / 3));
    return { before: late[0].y, heap: points.at(-1).y, growth: slope(late), longest: await longest() };
  });
  return Promise.all(figures);
}

/**
 * Open pages while verdicts change, so many a second of so many domains of the list's first ones.
 * @returns how many a second there were, and what `watchFor` tells of each page
 */
export async function live(pages, { api, token, seconds, perSecond, domains }) {
  const reports = reporting(api, await firstIds(api, token, domains), perSecond);
  const figures = await watchFor(seconds, pages);
  return { sent: await reports.end(), figures };
}
