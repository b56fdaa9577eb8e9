import { HttpParams } from '@angular/common/http';
import type { DomainDto } from '@nawala/contracts';
import fc from 'fast-check';
import { histories, Step } from '../../testing/world/histories';
import { openWorld, type World } from '../../testing/world/open-world';
import type { Report } from '../../testing/world/server-model';
import { toApi } from '../domains/api-params';
import { type DomainQuery, EVERYTHING } from '../domains/domain-query';

const RUNS = 300;

const IN_BELL = 50;

/** Fewer rows than there are domains: what is above and below the window counts too. */
const WINDOW = 5;

/** No verdict reloads this one: it is right only if every row was patched rightly. */
const BY_NAME: DomainQuery = { ...EVERYTHING, sort: 'domain' };

const QUERIES: readonly DomainQuery[] = [
  { ...EVERYTHING, sort: '-since' },
  { ...EVERYTHING, show: 'ada' },
  { ...EVERYTHING, show: 'unknown', sort: '-domain' },
  { ...EVERYTHING, show: 'paused' },
  { ...BY_NAME, brands: ['B0'] },
  { ...BY_NAME, tags: ['main'] },
  { ...BY_NAME, seen: ['telkom:ada'] },
];

const reported = (...reports: readonly (Omit<Report, 'domainId'> & { domain: number })[]) =>
  new Step('report', reports, 0, (server) =>
    server.record(reports.map(({ domain, ...report }) => ({ ...report, domainId: server.domains[domain]!.id }))),
  );

/** What was found once. One vantage says two things of one moment, and the later message overtakes the earlier one. */
const TWO_OF_ONE_MOMENT: readonly Step[] = [
  reported({ domain: 2, vantage: 'telkom', status: 'accessible', age: 1_000, behind: 3_000 }),
  reported(
    { domain: 2, vantage: 'xl', status: 'blocked', age: 0, behind: 0 },
    { domain: 2, vantage: 'telkom', status: 'blocked', age: 1_000, behind: 3_000 },
  ),
  new Step('hear', 'overtaken', 0, (_, dashboard) => dashboard.hear('verdicts', true)),
];

const paramsOf = (query: DomainQuery) => new URLSearchParams(new HttpParams({ fromObject: toApi(query) }).toString());

/** Who reported first is nothing a row tells. */
const inOrder = (row: DomainDto): DomainDto => ({
  ...row,
  vantages: [...row.vantages].sort((a, b) => (a.vantage < b.vantage ? -1 : 1)),
});

function expectTheServersState({ server, dashboard }: World, queries: readonly DomainQuery[]): void {
  dashboard.lists.forEach((list, index) => {
    const params = paramsOf(queries[index]!);
    params.set('offset', String(list.offset()));
    params.set('limit', String(WINDOW));
    const { items, total } = server.page(params);
    expect(list.first()).toBe(list.offset());
    expect(list.rows().map(inOrder)).toEqual(items.map(inOrder));
    expect(list.total()).toBe(total);
    expect(list.failed()).toBe(false);
  });
  expect(dashboard.stats.current()).toEqual(server.stats());
}

/** Of one moment in any order: what happened at the same millisecond to different domains has none. */
function expectEveryChangeOnce({ server, dashboard }: World): void {
  const { told, heard, toasts } = dashboard;
  const { items: history, next } = dashboard.history ?? { items: [], next: null };
  const begin = next === null ? '' : history.at(-1)!.recordedAt;
  // What is older than the first answer holds is not asked for, but may have come live, unless a cut threw it away.
  const scans = (of: readonly { scanId: string | null }[]) => of.map(({ scanId }) => String(scanId)).sort();
  const old = new Set(scans(history));
  const changes = server.transitions
    .filter(({ kind }) => kind === 'verdict')
    .filter(({ recordedAt, scanId }) => recordedAt > begin || old.has(String(scanId)) || told.includes(String(scanId)))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const news = scans(changes).filter((scanId) => !old.has(scanId));

  expect(told).toHaveLength(new Set(told).size);
  expect(told).toEqual(expect.arrayContaining(news));
  expect(told.filter((scanId) => old.has(scanId) && !heard.has(scanId))).toEqual([]);
  expect(toasts.length > 0).toBe(told.length > 0);
  const alone = toasts.flatMap((toast) => (toast.kind === 'change' ? toast.change.scanId : []));
  expect(alone).toHaveLength(new Set(alone).size);
  expect(told).toEqual(expect.arrayContaining(alone));

  const bell = dashboard.changes.list()!;
  const expected = changes.slice(0, IN_BELL);
  expect(bell.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
  const surelyIn = ({ at }: { at: string }) => changes.length <= IN_BELL || at > expected.at(-1)!.at;
  expect(scans(bell.filter(surelyIn))).toEqual(scans(expected.filter(surelyIn)));
  expect(dashboard.changes.unread()).toBe(told.length - dashboard.seen);
}

/**
 * Whatever a dashboard misses, and however late it hears the rest: once it is back, it shows what the server would
 * answer now. Every change of verdict is in the bell once, and is told once: alone or in a summary, live or when caught
 * up with. What the first answer held is history and is not told, unless it came live as well.
 */
describe('a dashboard that missed any subset of events and came back', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') }));
  afterEach(() => jest.useRealTimers());

  async function run(skew: number, loaded: boolean, query: DomainQuery, steps: readonly Step[]): Promise<void> {
    const queries = [EVERYTHING, BY_NAME, query];
    const world = await openWorld(queries, skew, WINDOW);
    const { server, dashboard } = world;
    try {
      if (loaded) await dashboard.comeBack();
      for (const { act, pause } of steps) {
        act(server, dashboard);
        await dashboard.pass(pause);
      }
      await dashboard.comeBack();
      expectTheServersState(world, queries);
      expectEveryChangeOnce(world);
    } finally {
      dashboard.close();
    }
  }

  it('shows exactly the server’s state, and has told every change once', async () => {
    const skew = fc.integer({ min: -600_000, max: 600_000 });
    await fc.assert(fc.asyncProperty(skew, fc.boolean(), fc.constantFrom(...QUERIES), histories, run), {
      numRuns: RUNS,
      examples: [[0, true, EVERYTHING, [...TWO_OF_ONE_MOMENT]]],
    });
  });
});
