import type { Translated } from '..';
import type { time as english } from '../en/time';

export const time: Translated<typeof english> = {
  'time.now': 'baru saja',
  'time.justNow': 'baru saja',
  'time.today': 'Hari ini',
  'time.yesterday': 'Kemarin',
  'time.yesterdayAt': 'kemarin {{clock}}',
};
