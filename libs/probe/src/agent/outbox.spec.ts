import { Outbox } from './outbox';
import type { ApiClient, ScanReport } from './api-client';
import type { Progress } from './progress';
import { Refusals } from './refusals';

type Answer = Awaited<ReturnType<ApiClient['report']>>;

const result = (id: string): ScanReport => ({ id, scanResult: { status: 'blocked' } });
const taken: Answer = { ok: true, value: { success: 0, failed: 0, errors: [] }, clockOffsetMs: null };
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
  const outbox = new Outbox({ api, report, refusals: new Refusals(report, (id) => id), gatherMs: 0, maxPending: 3 });
  outbox.add(result('a'));
  await Promise.resolve();
  for (const id of ['b', 'c', 'd', 'e']) outbox.add(result(id));
  underWay();
  expect(await outbox.drain(30_000)).toBe(true);
  expect(sent).toEqual([['a'], ['a', 'd', 'e']]);
  expect(outbox).toMatchObject({ delivered: 3, lost: 2 });
  expect(told.filter(({ kind }) => kind === 'overflowing')).toEqual([{ kind: 'overflowing', max: 3 }]);
});
