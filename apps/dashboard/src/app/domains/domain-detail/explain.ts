import type { DomainDto, VantageDto } from '@nawala/contracts';
import { formatList } from '../../locale/counts';
import { t } from '../../locale/t';
import { labelOf } from '../../vantages/label-of';

export interface Explanation {
  /** What the verdict means for visitors of the site. */
  means: string;
  /** What a person would do about it. */
  now: string;
}

const named = (vantages: readonly VantageDto[], status: VantageDto['status']): string =>
  formatList(vantages.filter((vantage) => vantage.status === status).map(({ vantage }) => labelOf(vantage)));

const BLOCKED = {
  confirmed: { on: 'explain.blockPage', somewhere: 'explain.blockPageSomewhere', now: 'explain.blockPageNow' },
  anomaly: { on: 'explain.anomaly', somewhere: 'explain.anomalySomewhere', now: 'explain.anomalyNow' },
} as const;

function blocked({ nawala, vantages: all }: DomainDto): Explanation {
  const vantages = named(all, 'ada');
  const free = named(all, 'tidak ada');
  const { on, somewhere, now } = BLOCKED[nawala.confirmed ? 'confirmed' : 'anomaly'];
  const means = vantages ? t(on, { vantages }) : t(somewhere);
  return {
    means: free ? `${means} ${t('explain.othersReach', { vantages: free })}` : means,
    now: t(now),
  };
}

function accessible({ uptime, vantages: all }: DomainDto): Explanation {
  const vantages = named(all, 'ada');
  if (vantages) return { means: t('explain.mostReach', { vantages }), now: t('explain.mostReachNow') };
  return uptime.status === 'down'
    ? { means: t('explain.down'), now: t('explain.downNow') }
    : { means: t('explain.accessible'), now: t('explain.accessibleNow') };
}

/** The verdict in sentences: what visitors meet, and the next step. */
export function explain(domain: DomainDto, stale: boolean): Explanation {
  if (!domain.active) return { means: t('explain.paused'), now: t('explain.pausedNow') };
  if (stale) return { means: t('explain.stale'), now: t('explain.staleNow') };
  switch (domain.nawala.status) {
    case 'ada':
      return blocked(domain);
    case 'tidak ada':
      return accessible(domain);
    case 'unknown':
      return { means: t('explain.unknown'), now: t('explain.unknownNow') };
  }
}
