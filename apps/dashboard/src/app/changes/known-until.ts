import type { TransitionDto, TransitionPageDto } from '@nawala/contracts';

/** Instances have clocks of their own, and what one recorded first another may have written first. */
const DISORDER_MS = 10_000;

/** Of which stretch of recording nothing is missing. Moments are ISO 8601 UTC, so that text compares as time does. */
export interface KnownUntil {
  /** What was recorded before is older than the history that was read; empty: that reaches to the very first. */
  begin: string;
  /** The newest moment that is known; empty: none is. */
  until: string;
  /** A gap has yet to be read: what comes live meanwhile says nothing about what is missing. */
  gap: boolean;
}

const newestOf = (times: readonly (string | null)[], least: string): string =>
  times.reduce<string>((newest, time) => (time !== null && time > newest ? time : newest), least);

const recorded = (rows: readonly TransitionDto[]): string[] => rows.map(({ recordedAt }) => recordedAt);

/** What the first answer tells. Its end may part a moment, so that what it surely holds begins after that. */
export function afterFirstRead({ items, next }: TransitionPageDto): KnownUntil {
  const last = items.at(-1);
  const begin = next !== null && last ? new Date(Date.parse(last.recordedAt) + 1).toISOString() : '';
  return { begin, until: newestOf(recorded(items), ''), gap: false };
}

export const afterHearing = (known: KnownUntil, times: readonly (string | null)[]): KnownUntil =>
  known.gap ? known : { ...known, until: newestOf(times, known.until) };

export const afterGap = (known: KnownUntil): KnownUntil => ({ ...known, gap: true });

export const afterCatchingUp = (known: KnownUntil, rows: readonly TransitionDto[]): KnownUntil => ({
  ...known,
  until: newestOf(recorded(rows), known.until),
  gap: false,
});

/** From which moment of recording to read on; empty: from the beginning. */
export function readFrom({ begin, until }: KnownUntil): string {
  const sure = until && new Date(Date.parse(until) - DISORDER_MS).toISOString();
  return sure > begin ? sure : begin;
}
