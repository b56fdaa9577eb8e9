import { count, mb, ms } from '../hot-path/figures.mjs';
import { median, percentile } from '../hot-path/samples.mjs';
import { inBrowser } from './browser.mjs';
import { live } from './live.mjs';

const COLD_STARTS = 5;
const FRAMES = 600;
const REPORTED = 5_000;

export const HEAD = ['what', 'measured', 'target'];

async function coldStart(page) {
  await page.goto('/domains');
  await page.waitForFunction(() => window.bench.usable > 0);
  return page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    usable: window.bench.usable,
  }));
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

/** The list as it ships, in a browser, before an API that is full. */
export const pages = (api, { seconds, perSecond }) =>
  inBrowser(api, async ({ open, token }) => {
    const starts = [];
    let page;
    for (let n = 0; n < COLD_STARTS; n += 1) {
      await page?.context().close();
      page = await open();
      starts.push(await coldStart(page));
    }
    const scrolled = await scrollThrough(page);
    await page.evaluate(() => (document.querySelector('main').scrollTop = 0));
    await page.waitForSelector('[data-line="0"][data-row]');
    const { sent, figures } = await live([page], { api, token, seconds, perSecond, domains: REPORTED });
    const [{ longest, heap, growth }] = figures;
    return [
      ['first paint of the list, cold', ms(median(starts.map(({ paint }) => paint))), '≤ 1.2 s'],
      ['its table is usable, cold', ms(median(starts.map(({ usable }) => usable))), '≤ 2.0 s'],
      ['a frame while scrolling, p95', ms(percentile(scrolled.took, 0.95)), '≤ 34 ms'],
      ['nodes of the page while scrolling, most', count(scrolled.nodes), '≤ 1,500'],
      [`longest task in ${seconds} s of ${sent} changes of verdict a second`, ms(longest), '≤ 100 ms'],
      ['heap after that, growth in a minute', `${mb(heap)}, ${mb(growth)}`, 'flat'],
    ];
  });
