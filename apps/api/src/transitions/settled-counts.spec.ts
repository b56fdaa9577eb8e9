import { aTransition } from '../../test/support/a-transition';
import type { HistoryRow } from '../domains/history-row';
import { matches } from './history-rows';
import type { RowQuery } from './row-query';
import { SettledCounts } from './settled-counts';
import type { TransitionsRepository } from './transitions.repository';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 0, 31, 12);

describe('Counts of millions of rows', () => {
  let now: number;
  let rows: HistoryRow[];
  let asked: RowQuery[];
  let counts: SettledCounts;
  const back = (hours: number) => new Date(now - hours * HOUR);
  const add = (hours: number) => rows.push(aTransition({ recordedAt: back(hours) }));
  const count = async (query: RowQuery): Promise<number> => {
    asked.push(query);
    return rows.filter(matches(query)).length;
  };
  const query = (over: Partial<RowQuery> = {}): RowQuery => ({ by: 'recordedAt', limit: 10, where: {}, ...over });

  beforeEach(() => {
    [now, rows, asked] = [NOON, [], []];
    counts = new SettledCounts({ count } as TransitionsRepository, { now: () => new Date(now) });
    [300, 30, 2, 0.5].forEach(add);
  });

  it('are right at once, though of what is settled they are made but now and then', async () => {
    expect(await counts.of(query())).toBe(4);
    add(0);
    now += 60_000;
    asked = [];
    expect(await counts.of(query())).toBe(5);
    expect(asked.map(({ from }) => from)).toEqual([new Date(NOON - HOUR)]);
    rows.shift();
    now += 5 * 60_000;
    expect(await counts.of(query())).toBe(4);
  });

  it('end where they are asked to end, and are of one filter each', async () => {
    expect(await counts.of(query({ from: back(40) }))).toBe(3);
    expect(await counts.of(query({ until: back(1) }))).toBe(3);
    expect(await counts.of(query({ until: back(0.25) }))).toBe(4);
    expect(await counts.of(query({ kinds: ['edit'] }))).toBe(0);
  });

  it('of a day are made each time', async () => {
    await counts.of(query({ from: back(24) }));
    await counts.of(query({ from: back(24) }));
    expect(asked).toHaveLength(2);
  });

  it('that could not be made are made again', async () => {
    const broken = { count: jest.fn(count).mockRejectedValueOnce(new Error('away')) };
    counts = new SettledCounts(broken as unknown as TransitionsRepository, { now: () => new Date(now) });
    await expect(counts.of(query())).rejects.toThrow('away');
    expect(await counts.of(query())).toBe(4);
  });

  it('that fail both fail whoever asked, and nobody else', async () => {
    const away = async ({ from }: RowQuery): Promise<number> => {
      if (from) await new Promise(setImmediate);
      throw new Error('away');
    };
    const nobodys = jest.fn();
    process.on('unhandledRejection', nobodys);
    counts = new SettledCounts({ count: away } as TransitionsRepository, { now: () => new Date(now) });
    await expect(counts.of(query())).rejects.toThrow('away');
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    process.off('unhandledRejection', nobodys);
    expect(nobodys).not.toHaveBeenCalled();
  });
});
