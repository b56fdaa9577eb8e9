import type { Clock } from '../../common/clock';
import type { ScanJob } from '../recorded-scan';
import type { KeyVerifier } from '../../keys/key-verifier.service';
import type { VantageAdmission } from '../vantages/vantage-admission';
import type { RecordScans } from './record-scans';
import { CHECKED_AT_ONCE, ReportScans } from './report-scans';

const REPORTS = 1000;
const clock: Clock = { now: () => new Date() };
const admission = { refusals: async () => new Map() } as unknown as VantageAdmission;
const keys = {} as KeyVerifier;
const recordScans = {
  execute: async (jobs: ScanJob[]) => jobs.map(() => new Error('not now')),
} as unknown as RecordScans;

describe('Reports in bulk', () => {
  it('give others their turn while they are checked', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    const updates = Array.from({ length: REPORTS }, () => ({ id: 'f'.repeat(24), scanResult: { status: 'down' } }));
    const stranger = { address: 'address', pass: undefined };
    const { data } = await new ReportScans(recordScans, admission, keys, clock).recordBulk({ updates }, stranger);
    clearImmediate(timer);
    expect(data.failed).toBe(REPORTS);
    expect(turns).toBeGreaterThanOrEqual(REPORTS / CHECKED_AT_ONCE - 1);
  });
});
