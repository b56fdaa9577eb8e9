import type { NawalaStatus } from '@nawala/contracts';
import { runsOf } from './runs';

const HOUR = 3_600_000;
const strip = (...slots: NawalaStatus[]) => ({
  domainId: 'd',
  slots,
  availability: {
    from: new Date(0).toISOString(),
    to: new Date(slots.length * HOUR).toISOString(),
    ada: 0,
    tidakAda: 0,
    unknown: 1,
  },
});

it('are stretches of one status, the newest first', () => {
  expect(runsOf(strip('tidak ada', 'tidak ada', 'unknown', 'ada'))).toEqual([
    { status: 'ada', from: 3 * HOUR, to: 4 * HOUR },
    { status: 'unknown', from: 2 * HOUR, to: 3 * HOUR },
    { status: 'tidak ada', from: 0, to: 2 * HOUR },
  ]);
});

it('are none of nothing', () => expect(runsOf(strip())).toEqual([]));
