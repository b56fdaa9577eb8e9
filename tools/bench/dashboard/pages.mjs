import { chromium } from '@playwright/test';
import { inRoot } from '../../setup/workspace.mjs';
import { startDashboardServer } from '../../run/dashboard-server.mjs';
import { count, mb, ms } from '../hot-path/figures.mjs';
import { median, percentile, slope } from '../hot-path/samples.mjs';
import { openSession } from '../hot-path/servers/start.mjs';
import { reporting } from './reporting.mjs';

const VIEWPORT = { width: 1440, height: 900 };
const COLD_STARTS = 5;
const FRAMES = 600;
const LIVE_MS = 60_000;
const REPORTS_A_SECOND = 300;
const REPORTED = 5_000;
const HEAP_EVERY_MS = 5_000;

export const HEAD = ['what', 'measured', 'target'];

/** In the page, before anything of it runs: when its first row is there, and how long anything kept it busy. */
function watch() {
  window.bench = { usable: 0, longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.bench.longest = Math.max(window.bench.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-row]')) return;
    observer.disconnect();
    requestAnimationFrame(() => (window.bench.usable = performance.now()));
  }).observe(document, { childList: true, subtree: true });
}

/** A browser that has nothing of the page but who is signed in. */
async function open(browser, storageState) {
  const context = await browser.newContext({ viewport: VIEWPORT, storageState });
  await context.addInitScript(watch);
  return context.newPage();
}

async function coldStart(browser, storageState, url) {
  const page = await open(browser, storageState);
  await page.goto(`${url}/domains`);
  await page.waitForFunction(() => window.bench.usable > 0);
  const figures = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    usable: window.bench.usable,
  }));
  return { page, ...figures };
}

/** Scrolls with every frame, now a few rows, now many, and tells how long each frame took. */
const scrollThrough = (page) =>
  page.evaluate(async (frames) => {
    const main = document.querySelector('main');
    const took = [];
    let nodes = 0;
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
      main.scrollTop += frame % 100 < 70 ? 180 : frame % 100 < 99 ? 1_800 : 400_000;
      const now = await new Promise(requestAnimationFrame);
      took.push(now - before);
      before = now;
      if (frame % 20 === 0) nodes = Math.max(nodes, document.querySelectorAll('*').length);
    }
    return { took, nodes };
  }, FRAMES);

/** Ids of so many domains of the list's first ones. */
async function firstIds(url, token, count) {
  const ids = [];
  while (ids.length < count) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/domains?active=true&limit=200&offset=${ids.length}`, { headers });
    ids.push(...(await answer.json()).items.map(({ id }) => id));
  }
  return ids;
}

/** A minute in which verdicts change, those of the rows that are looked at among them. */
async function live(page, url, token) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const longest = () => page.evaluate(() => window.bench.longest);
  const ids = await firstIds(url, token, REPORTED);
  await page.evaluate(() => (window.bench.longest = 0));
  const end = reporting(url, ids, REPORTS_A_SECOND);
  const points = [];
  const began = performance.now();
  for (let at = HEAP_EVERY_MS; at <= LIVE_MS; at += HEAP_EVERY_MS) {
    await page.waitForTimeout(Math.max(0, began + at - performance.now()));
    // What collecting garbage takes is none of the page's work.
    const before = await longest();
    points.push({ x: (performance.now() - began) / 60_000, y: await heap() });
    await page.evaluate((task) => (window.bench.longest = task), before);
  }
  const sent = await end();
  // What is filled once (bell, toasts, caches) is full by then.
  const late = points.slice(Math.floor(points.length / 3));
  return { sent, longest: await longest(), heap: points.at(-1).y, growth: slope(late) };
}

/** What a browser remembers in which somebody has signed in. */
function signedIn({ accessToken, expiresIn, user }, origin) {
  const session = { accessToken, expiresAt: Date.now() + expiresIn * 1_000, user };
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: 'nawala.session', value: JSON.stringify(session) }] }],
  };
}

/** The list as it ships, in a browser, before an API that is full. */
export async function pages(api) {
  const files = inRoot('dist', 'apps', 'dashboard', 'browser');
  const server = await startDashboardServer({ files, api, port: 0, host: '127.0.0.1' });
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const url = `http://127.0.0.1:${server.port}`;
  try {
    const opened = await openSession(api);
    const storageState = signedIn(opened, url);
    const starts = [];
    for (let n = 0; n < COLD_STARTS; n += 1) starts.push(await coldStart(browser, storageState, url));
    const { page } = starts.pop();
    for (const { page: other } of starts) await other.context().close();
    const scrolled = await scrollThrough(page);
    await page.evaluate(() => (document.querySelector('main').scrollTop = 0));
    await page.waitForSelector('[data-line="0"][data-row]');
    const alive = await live(page, api, opened.accessToken);
    return [
      ['first paint of the list, cold', ms(median(starts.map(({ paint }) => paint))), '≤ 1.2 s'],
      ['its table is usable, cold', ms(median(starts.map(({ usable }) => usable))), '≤ 2.0 s'],
      ['a frame while scrolling, p95', ms(percentile(scrolled.took, 0.95)), '≤ 34 ms'],
      ['nodes of the page while scrolling, most', count(scrolled.nodes), '≤ 1,500'],
      [`longest task in a minute of ${alive.sent} changes of verdict a second`, ms(alive.longest), '≤ 100 ms'],
      ['heap after that, growth in a minute', `${mb(alive.heap)}, ${mb(alive.growth)}`, 'flat'],
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
