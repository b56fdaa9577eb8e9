import { neverChecked, type Scan } from '@nawala/rules';
import { Types } from 'mongoose';
import type { MonitoredDomain } from '../domains/scans.repository';
import { nextWriteIds, planScans } from './scan-plan';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const rule = { policy: 'any' as const, staleAfterMs: 3_600_000 };
const writeId = { writer: 'me', id: 'me:7' };

const aDomain = (over: Partial<MonitoredDomain> = {}): MonitoredDomain => ({
  ...neverChecked(),
  _id: new Types.ObjectId(),
  brand: new Types.ObjectId(),
  domain: 'shop.example.com',
  active: true,
  version: 3,
  targetSince: null,
  writeIds: [],
  ...over,
});
let scans = 0;
const aScan = (over: Partial<Scan> = {}): Scan => ({
  scanId: `scan_${++scans}`,
  vantage: 'telkom',
  status: 'blocked',
  checkedAt: now,
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  evidence: null,
  ...over,
});
const ticket = { by: 'me', no: 7 };
const plan = (domain: MonitoredDomain, ...given: Scan[]) => planScans(domain, given, rule, now, writeId, ticket);

describe('planScans', () => {
  it('records the state after the last scan, and history that stands on its own', () => {
    const domain = aDomain();
    const scan = aScan({ evidence: { $where: 'a resolver', 'a.b': 1 } });
    const { recording } = plan(domain, scan);
    expect(recording?.state.nawala.status).toBe('ada');
    expect(recording?.transitions).toMatchObject([
      {
        scanId: scan.scanId,
        domain: domain._id,
        brand: domain.brand,
        target: 'shop.example.com',
        recordedAt: now,
        evidence: '{"$where":"a resolver","a.b":1}',
      },
    ]);
  });

  it('writes nothing when every scan came too late', () => {
    const { recording } = plan(aDomain(), aScan({ checkedAt: minutesAgo(1) }));
    const checked = aDomain({ ...recording?.state });
    const late = plan(checked, aScan({ checkedAt: minutesAgo(2) }));
    expect(late.recording).toBeUndefined();
    expect(late.outcomes).toMatchObject([{ kind: 'late', previousStatus: 'ada' }]);
  });

  it('does not hold against a domain what was measured under its former name', () => {
    const renamed = aDomain({ targetSince: minutesAgo(5) });
    const { outcomes, recording } = plan(
      renamed,
      aScan({ checkedAt: minutesAgo(6) }),
      aScan({ checkedAt: minutesAgo(1), status: 'accessible' }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['former', 'verdict']);
    expect(recording?.state.nawala.status).toBe('tidak ada');
  });

  it('leaves a paused domain alone', () => {
    const paused = aDomain({ active: false });
    const { outcomes, recording } = plan(paused, aScan(), aScan({ status: 'down' }));
    expect(recording).toBeUndefined();
    expect(outcomes).toMatchObject([
      { kind: 'paused', state: paused, previousStatus: 'unknown' },
      { kind: 'paused', state: paused },
    ]);
  });

  it('numbers its history on from the version, and never dates it before what is there', () => {
    const ahead = new Date(now.getTime() + 60_000);
    const { recording } = plan(aDomain({ historyUntil: ahead }), aScan(), aScan({ status: 'accessible' }));
    expect(recording?.transitions).toMatchObject([
      { kind: 'verdict', seq: 4 * 65_536, recordedAt: ahead },
      { kind: 'verdict', seq: 4 * 65_536 + 1, recordedAt: ahead },
    ]);
    const quiet = plan(aDomain({ ...recording?.state }), aScan({ vantage: 'xl', status: 'accessible' }));
    expect(quiet.recording?.transitions).toMatchObject([{ kind: 'vantage', recordedAt: now }]);
  });

  it('bounds how many vantages a domain remembers, and forgets the most silent one', () => {
    const checker = (index: number) => aScan({ vantage: `v-${index}`, checkedAt: minutesAgo(100 - index) });
    const { recording } = plan(aDomain(), ...Array.from({ length: 65 }, (_, index) => checker(index)));
    const names = recording?.state.vantages.map(({ vantage }) => vantage);
    expect(names).toHaveLength(64);
    expect(names).not.toContain('v-0');
  });
});

describe('nextWriteIds', () => {
  it('replaces this writer and keeps the others', () => {
    expect(nextWriteIds(['you:9', 'me:6', 'them:1'], writeId)).toEqual(['me:7', 'you:9', 'them:1']);
  });

  it('forgets the writer that has been silent longest', () => {
    const others = Array.from({ length: 8 }, (_, index) => `w${index}:1`);
    expect(nextWriteIds(others, writeId)).toEqual(['me:7', ...others.slice(0, 7)]);
  });
});
