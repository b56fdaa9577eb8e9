import type { NawalaStatus, NawalaUpdated, TransitionDto } from '@nawala/contracts';
import { VerdictStream } from './verdict-stream';

const NOW = Date.parse('2026-11-26T12:00:00.000Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const scanOf = (seconds: number) => `scan_${NOW + seconds * 1000}_x`;
const other = (status: NawalaStatus): NawalaStatus => (status === 'ada' ? 'tidak ada' : 'ada');

/** Pushed: the verdict that a scan gave so many seconds from noon. */
const pushed = (seconds: number, status: NawalaStatus, previousStatus = other(status)) =>
  ({
    domainId: 'd',
    domain: 'shop.example.com',
    brandId: 'b',
    nawala: { status, blockedId: scanOf(seconds), since: at(seconds), lastChecked: at(seconds) },
    previousStatus,
    vantage: { vantage: 'telkom' },
  }) as NawalaUpdated;

const row = (seconds: number, to: NawalaStatus) =>
  ({
    domainId: 'd',
    scanId: scanOf(seconds),
    recordedAt: at(seconds),
    nawala: { from: other(to), to },
  }) as TransitionDto;

const streamOf = () => {
  const told: string[] = [];
  const stream = new VerdictStream(({ scanId, to, caughtUp }) =>
    told.push(`${(Number(/\d+/.exec(scanId)) - NOW) / 1000} ${to}${caughtUp ? ' later' : ''}`),
  );
  return { stream, told };
};

it('tells changes, not every report', () => {
  const { stream, told } = streamOf();
  stream.update(pushed(1, 'ada'));
  stream.update(pushed(2, 'ada', 'ada'));
  stream.update(pushed(3, 'tidak ada'));
  expect(told).toEqual(['1 ada', '3 tidak ada']);
});

it('tells what was missed before what is pushed meanwhile, and each change once', () => {
  const { stream, told } = streamOf();
  stream.update(pushed(1, 'ada'));
  stream.hold();
  stream.update(pushed(5, 'tidak ada'));
  stream.update(pushed(6, 'ada'));
  expect(told).toEqual(['1 ada']);
  stream.release([row(1, 'ada'), row(3, 'tidak ada'), row(4, 'ada'), row(5, 'tidak ada')]);
  stream.update(pushed(5, 'tidak ada'));
  expect(told).toEqual(['1 ada', '3 tidak ada later', '4 ada later', '5 tidak ada later', '6 ada']);
});

it('asks from a minute before the last thing heard, which may have been overtaken, but not from before it began', () => {
  const { stream } = streamOf();
  expect(stream.since).toBeUndefined();
  stream.startAt(NOW);
  stream.update(pushed(30, 'ada'));
  expect(stream.since).toBe(at(0));
  stream.update(pushed(600, 'ada', 'ada'));
  stream.update(pushed(590, 'tidak ada'));
  expect(stream.since).toBe(at(540));
});

it('does not believe in what waits until history has been told', () => {
  const { stream, told } = streamOf();
  stream.startAt(NOW);
  stream.hold();
  stream.update(pushed(900, 'ada'));
  expect(stream.since).toBe(at(0));
  // The connection broke before history answered.
  stream.hold();
  stream.release([row(500, 'tidak ada'), row(900, 'ada')]);
  expect(told).toEqual(['500 tidak ada later', '900 ada later']);
});

it('leaves out what changed for one network alone', () => {
  const { stream, told } = streamOf();
  stream.hold();
  stream.release([{ ...row(1, 'ada'), nawala: { from: 'ada', to: 'ada' } }]);
  expect(told).toEqual([]);
});
