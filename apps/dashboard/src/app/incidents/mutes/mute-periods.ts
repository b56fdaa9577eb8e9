import type { PlainKey } from '../../locale/texts';

const HOUR = 3_600_000;

/** Hours; 0: until somebody ends it. */
export const MUTE_PERIODS: readonly { label: PlainKey; hours: string }[] = [
  { label: 'mute.forHour', hours: '1' },
  { label: 'mute.forDay', hours: '24' },
  { label: 'mute.forWeek', hours: '168' },
  { label: 'mute.open', hours: '0' },
];

/** ISO 8601 UTC; null: until somebody ends it. */
export const muteEnd = (hours: string, now: number): string | null =>
  hours === '0' ? null : new Date(now + Number(hours) * HOUR).toISOString();
