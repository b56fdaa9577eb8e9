import type { NawalaStatus } from '@nawala/contracts';

/** What domains are counted as: those that are watched by their verdict, the others as paused. */
export const COUNTED_AS = ['ada', 'tidakAda', 'unknown', 'paused'] as const;
export type CountedAs = (typeof COUNTED_AS)[number];
export type Counts = Record<CountedAs, number>;

const BY_STATUS: Readonly<Record<NawalaStatus, CountedAs>> = {
  ada: 'ada',
  'tidak ada': 'tidakAda',
  unknown: 'unknown',
};

export const countedAs = (status: NawalaStatus, active: boolean): CountedAs => (active ? BY_STATUS[status] : 'paused');

export const noCounts = (): Counts => ({ ada: 0, tidakAda: 0, unknown: 0, paused: 0 });

/** Each count made of its number and name. */
export const countsOf = (make: (name: CountedAs) => number): Counts => ({
  ada: make('ada'),
  tidakAda: make('tidakAda'),
  unknown: make('unknown'),
  paused: make('paused'),
});
