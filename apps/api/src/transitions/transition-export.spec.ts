import { Types } from 'mongoose';
import { text } from 'node:stream/consumers';
import { mostBetweenTurns } from '../../test/support/most-between-turns';
import type { BrandsService } from '../brands/brands.service';
import type { Clock } from '../common/clock';
import type { DomainStandings } from '../domains/domain-standings';
import type { HistoryRow } from '../domains/history-row';
import type { VantageLabels } from '../labels/vantage-labels.service';
import { markOf } from './page-mark';
import type { RowQuery } from './row-query';
import { ROWS_AT_ONCE, TransitionExport } from './transition-export';
import type { TransitionsService } from './transitions.service';

const ROWS = 5 * ROWS_AT_ONCE + 1;
const NOW = new Date('2026-11-26T18:05:59Z');
const ROW = {
  at: NOW,
  recordedAt: NOW,
  kind: 'verdict',
  target: 'shop.example.com',
  brand: new Types.ObjectId(),
  vantage: 'default',
  from: 'unknown',
  to: 'ada',
  nawala: { from: 'unknown', to: 'ada' },
  confirmed: true,
  seq: 1,
} as unknown as HistoryRow;

describe('TransitionExport', () => {
  it('gives others their turn after some rows, however many there are', async () => {
    let read = 0;
    const page = ({ limit }: RowQuery) => {
      const rows = Array.from({ length: Math.min(limit, ROWS - read) }, () => ({ ...ROW, _id: new Types.ObjectId() }));
      read += rows.length;
      return Promise.resolve({ rows, next: read < ROWS ? markOf(rows.at(-1)!, 'recordedAt') : null });
    };
    const exporter = new TransitionExport(
      { page } as unknown as TransitionsService,
      { refs: () => Promise.resolve(new Map()) } as unknown as BrandsService,
      { all: () => Promise.resolve(new Map()) } as unknown as VantageLabels,
      {} as DomainStandings,
      { now: () => NOW } as Clock,
    );
    let lines = 0;
    const work = async () =>
      (lines = (await text((await exporter.csv({})).getStream())).trimEnd().split('\r\n').length);
    expect(await mostBetweenTurns(work, () => read)).toBeLessThanOrEqual(ROWS_AT_ONCE);
    expect(lines).toBe(ROWS + 1);
  });
});
