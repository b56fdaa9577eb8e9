import { Disk } from './disk';
import { Outbox } from './outbox';
import type { ApiClient, ScanReport } from './api-client';
import type { Progress } from './progress';
import { Refusals } from './refusals';
import type { Spool } from './spool';

type Answer = Awaited<ReturnType<ApiClient['report']>>;

const result = (id: string): ScanReport => ({ id, scanResult: { status: 'blocked' } });
const taken: Answer = { ok: true, value: { success: 0, failed: 0, errors: [] } };
const away: Answer = { ok: false, status: 503, problem: 'away', retryAfterMs: 0 };

it('loses the oldest that wait when too many do, says so once, and none that is under way', async () => {
  const told: Progress[] = [];
  const report = (progress: Progress) => void told.push(progress);
  const sent: string[][] = [];
  const answers = [away];
  let underWay = () => {};
  const api = {
    report: async (updates: readonly ScanReport[]) => {
      sent.push(updates.map(({ id }) => id));
      if (sent.length === 1) await new Promise<void>((resolve) => (underWay = resolve));
      return answers.shift() ?? taken;
    },
  };
  const outbox = new Outbox({
    api,
    report,
    refusals: new Refusals(report, (id) => id),
    gatherMs: 0,
    maxPending: 3,
    disk: new Disk(report),
  });
  outbox.add(result('a'));
  await Promise.resolve();
  for (const id of ['b', 'c', 'd', 'e']) outbox.add(result(id));
  underWay();
  expect(await outbox.drain(30_000)).toBe(true);
  expect(sent).toEqual([['a'], ['a', 'd', 'e']]);
  expect(outbox).toMatchObject({ delivered: 3, lost: 2 });
  expect(told.filter(({ kind }) => kind === 'overflowing')).toEqual([{ kind: 'overflowing', max: 3 }]);
});

describe('with 10,000 results that the API does not take', () => {
  const deadDisk: Spool = {
    load: () => {
      throw new Error('EIO');
    },
    append: () => {
      throw new Error('EIO');
    },
    replace: () => {
      throw new Error('EIO');
    },
  };

  it('goes on in memory on a dead disk, says so once, has no room for more, and delivers all of them in the end', async () => {
    const told: Progress[] = [];
    const report = (progress: Progress) => void told.push(progress);
    let isBack = false;
    const sent = new Set<string>();
    const api = {
      report: async (updates: readonly ScanReport[]) => {
        if (!isBack) return away;
        for (const { id } of updates) sent.add(id);
        return taken;
      },
    };
    const refusals = new Refusals(report, (id) => id);
    const outbox = new Outbox({ api, report, refusals, gatherMs: 0, disk: new Disk(report), spool: deadDisk });
    const { signal } = new AbortController();
    for (let i = 0; i < 10_000; i++) {
      await outbox.room(signal);
      outbox.add(result(`${i}`));
    }
    let hasRoom = false;
    const room = outbox.room(signal).then(() => (hasRoom = true));
    await Promise.resolve();
    expect(hasRoom).toBe(false);
    isBack = true;
    await room;
    expect(await outbox.drain(60_000)).toBe(true);
    expect([sent.size, outbox.lost]).toEqual([10_000, 0]);
    expect(told.filter(({ kind }) => kind === 'spool-failed')).toHaveLength(1);
  });

  it('lets go of whoever waits for room when it is called off', async () => {
    const report = () => undefined;
    const refusals = new Refusals(report, (id) => id);
    const api = { report: async () => away };
    const outbox = new Outbox({ api, report, refusals, disk: new Disk(report), fullAt: 1 });
    outbox.add(result('a'));
    const stop = new AbortController();
    const room = outbox.room(stop.signal);
    stop.abort();
    await room;
    await outbox.drain(0);
  });
});
