import type { DeliveryDto, DeliveryState, IncidentDto, VantageDto } from '@nawala/contracts';
import { describeGrounds } from '../domains/grounds';
import { counted, t } from '../locale/t';
import { clockTime, elapsed } from '../time/relative-time';
import type { IconName } from '../ui/icons';

export type Tone = 'bad' | 'ok' | 'warn' | 'none';

/** What happened to messages, as one mark: the worst of it. */
export interface Told {
  tone: Tone;
  icon: IconName;
  text: string;
}

export function toldOf(deliveries: readonly DeliveryDto[]): Told {
  const count = (...states: DeliveryState[]) => deliveries.filter(({ state }) => states.includes(state)).length;
  const failed = count('failed');
  if (failed > 0) return { tone: 'warn', icon: 'alert', text: t('told.failed', { failed, all: deliveries.length }) };
  if (count('sent') > 0) return { tone: 'ok', icon: 'check', text: counted('told.some', count('sent')) };
  if (count('held') > 0) return { tone: 'none', icon: 'paused', text: t('told.held') };
  if (count('waiting', 'due') > 0) return { tone: 'none', icon: 'send', text: t('told.waiting') };
  return { tone: 'none', icon: 'dash', text: t('told.none') };
}

/** What was seen, by whom who still sees it, else by whom who saw it last. */
export function howOf({ vantages }: IncidentDto): string {
  const seen = vantages.find(({ until }) => until === null) ?? vantages.at(-1);
  const grounds = seen && describeGrounds(seen);
  if (!grounds) return t('incident.unsaid');
  return t(seen.confirmed ? 'incident.confirmed' : 'incident.anomaly', { grounds });
}

/** What else there is to know of it, in a few words each. */
export function remarksOn({ burst, brand, muted, reopened }: IncidentDto, now: number): string[] {
  return [
    ...(burst ? [counted('incident.burst', burst.size - 1, { brand: brand.name })] : []),
    ...(reopened > 0 ? [counted('incident.reopened', reopened)] : []),
    ...(muted
      ? [
          muted.until
            ? t('incident.mutedUntil', { time: clockTime(muted.until, now), reason: muted.reason })
            : t('incident.muted', { reason: muted.reason }),
        ]
      : []),
  ];
}

/** How long it has lasted, or did. */
export const lastsOf = ({ openedAt, closedAt }: IncidentDto, now: number): string =>
  elapsed(openedAt, closedAt === null ? Math.max(now, Date.parse(openedAt)) : Date.parse(closedAt));

/** How it ended; undefined while it has not. */
export function endOf({ closedAt, closedBecause }: IncidentDto, now: number): string | undefined {
  if (closedAt === null) return undefined;
  const time = clockTime(closedAt, now);
  return closedBecause ? t(`incident.ended.${closedBecause}`, { time }) : t('incident.back', { time });
}

/** As marks: who sees it, and who did. */
export const marksOf = ({ vantages }: IncidentDto): VantageDto[] =>
  vantages.map(({ until, ...seen }) => ({ ...seen, status: until === null ? 'ada' : 'tidak ada', lastChecked: null }));
