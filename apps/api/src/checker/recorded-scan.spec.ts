import { aNawala } from '@nawala/contracts/testing';
import type { NawalaStatus } from '@nawala/contracts';
import type { Scan } from '@nawala/rules';
import { messageFor, type RecordedScan } from './recorded-scan';
import { scanOf } from './scan-of';

const now = new Date('2026-03-01T12:00:00Z');
const message = (kind: RecordedScan['kind'], status: Scan['status'], nawala: NawalaStatus): string =>
  messageFor(
    {
      domainId: 'a'.repeat(24),
      domain: 'shop.example.com',
      brandId: 'b'.repeat(24),
      kind,
      nawala: aNawala(nawala),
      previousStatus: 'unknown',
      vantage: undefined,
    },
    scanOf({ status, vantage: 'telkom' }, now),
  );

describe('messageFor', () => {
  it.each([
    ['verdict', 'blocked', 'ada', 'recorded that telkom saw it on the block list; the verdict is “ada”'],
    ['verdict', 'blocked', 'tidak ada', 'recorded that telkom saw it on the block list; the verdict is “tidak ada”'],
    ['verdict', 'accessible', 'ada', 'recorded that telkom did not see it on the block list; the verdict is “ada”'],
    ['attempt', 'down', 'ada', 'recorded that telkom saw that it answers nobody; the verdict is “ada”'],
    ['attempt', 'inconclusive', 'unknown', 'recorded that telkom could not measure it; the verdict is “unknown”'],
    [
      'stale',
      'blocked',
      'unknown',
      'telkom saw it on the block list at 2026-03-01T12:00:00.000Z, which is too old to count; the verdict is “unknown”',
    ],
    [
      'late',
      'blocked',
      'tidak ada',
      'nothing changed, a later result of telkom than that of 2026-03-01T12:00:00.000Z is recorded already; the verdict is “tidak ada”',
    ],
    [
      'former',
      'blocked',
      'unknown',
      'nothing changed, at 2026-03-01T12:00:00.000Z the domain had another name; the verdict is “unknown”',
    ],
    ['paused', 'blocked', 'tidak ada', 'nothing changed, the domain is paused; the verdict is “tidak ada”'],
  ] as const)('%s, %s, %s', (kind, status, nawala, told) =>
    expect(message(kind, status, nawala)).toBe(`shop.example.com: ${told}`),
  );
});
