import { timeTicks } from '../chart/scales';
import { sayTick } from '../chart/chart-words';
import { perLanguage } from '../../locale/language';
import { HOUR_MS, type Range } from '../ranges';

/** About as wide as a strip is where there is room; labels give way on narrow screens. */
const WIDTH_PX = 640;
/** Beyond this a label would not be seen whole. */
const LAST_AT = 93.5;

const days = perLanguage((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));

export interface Mark {
  /** From 0 at the left to 100 at the right. */
  at: number;
  text: string;
}

/** Days above a strip, hours where it is one day long. */
export function marksOf(range: Range, from: number, to: number): Mark[] {
  const first = Math.ceil(from / HOUR_MS) * HOUR_MS;
  const times = Array.from({ length: Math.max(0, Math.ceil((to - first) / HOUR_MS)) }, (_, i) => first + i * HOUR_MS);
  const hours = { kind: 'stack', interval: 'hour', times } as const;
  const say = (time: number) => (range === '24h' || range === '7d' ? sayTick(hours, time) : days().format(time));
  return timeTicks(hours, WIDTH_PX)
    .map((time) => ({ at: ((time - from) / (to - from)) * 100, text: say(time) }))
    .filter(({ at }) => at <= LAST_AT);
}
