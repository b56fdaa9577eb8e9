import type { Page } from '@playwright/test';
import { percentile } from './support/percentile';
import { expect, test } from './support/test';

const UPDATES = 50;
const TARGET_P95_MS = 150;
/** Longer than the server holds back a burst: each update is measured on its own. */
const QUIET_MS = 150;

const rowOf = (page: Page, domain: string) => page.getByRole('row', { name: domain });

/** Resolves in the page with its clock's time when the row of `domain` shows `word`: a change of the DOM, not a poll. */
const whenShown = (page: Page, domain: string, word: string): Promise<number> =>
  page.evaluate(
    ([domain, word]) =>
      new Promise<number>((resolve) => {
        const shows = () =>
          [...document.querySelectorAll('tbody tr')].some(
            (row) =>
              row.textContent.includes(domain) && row.querySelector('app-nawala-pill')?.textContent.trim() === word,
          );
        const observer = new MutationObserver(() => {
          if (!shows()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [domain, word] as const,
  );

// How fast is printed and never asserted: that is the machine's affair as much as ours.
test('each of 50 updates changes the DOM of three browsers before the next one is sent', async ({
  asAdmin,
  asUser,
  world,
}) => {
  test.slow();
  const domain = 'fast.borneo.example.com';
  const brand = await world.admin.createBrand({ name: 'Borneo', code: 'BOR' });
  const { id } = await world.admin.createDomain({ domain, brandId: brand.id });
  const list = '/domains?q=fast.borneo';
  const pages = [await asAdmin(list), await asUser(list), await asUser(list)];
  for (const page of pages) {
    await expect(rowOf(page, domain)).toContainText('Not measured');
  }

  const samples: number[] = [];
  for (let update = 0; update < UPDATES; update++) {
    const blocked = update % 2 === 0;
    const shown = pages.map((page) => whenShown(page, domain, blocked ? 'Ada' : 'Tidak ada'));
    // The observers must stand before the report is sent.
    await Promise.all(pages.map((page) => page.evaluate(() => undefined)));
    const posted = Date.now();
    await world.admin.report(id, { status: blocked ? 'blocked' : 'accessible' });
    samples.push(Math.max(...(await Promise.all(shown))) - posted);
    await pages[0]!.waitForFunction((quietUntil) => Date.now() > quietUntil, Date.now() + QUIET_MS);
  }
  const [p50, p95, max] = [percentile(samples, 50), percentile(samples, 95), Math.max(...samples)];
  const line = `POST → changed DOM in the last of three browsers, ${UPDATES} updates: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms (target p95 ≤ ${TARGET_P95_MS} ms)`;
  test.info().annotations.push({ type: 'measured', description: line });
  process.stdout.write(`${line}\n`);
});
