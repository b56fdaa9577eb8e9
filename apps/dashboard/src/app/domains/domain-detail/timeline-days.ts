import type { TransitionDto } from '@nawala/contracts';
import { t } from '../../locale/t';
import { dayName } from '../../time/relative-time';
import { describeGrounds } from '../grounds';
import { labelOf } from '../../vantages/label-of';

export interface TimelineDay {
  name: string;
  rows: readonly TransitionDto[];
}

/** Rows in their order, under the days of the reader's own time zone: `08:25` alone says too little. */
export function daysOf(rows: readonly TransitionDto[], now: number): TimelineDay[] {
  const days: { name: string; rows: TransitionDto[] }[] = [];
  for (const row of rows) {
    const name = dayName(row.at, now);
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(row);
    else days.push({ name, rows: [row] });
  }
  return days;
}

/** What one vantage saw, or that it saw no more. */
export function describeTransition(transition: TransitionDto): string {
  const { to, confirmed } = transition;
  const vantage = labelOf(transition.vantage);
  if (to === 'unknown') return t('timeline.stopped', { vantage });
  if (to === 'tidak ada') return t('timeline.reaches', { vantage });
  const grounds = describeGrounds(transition);
  const seen = grounds ? t('timeline.blockedBy', { vantage, grounds }) : t('timeline.blocked', { vantage });
  return confirmed ? t('timeline.confirmed', { seen }) : seen;
}
