import type { DomainDto, VantageDto } from '@nawala/contracts';
import { formatList } from '../../locale/counts';

export interface Explanation {
  /** What the verdict means for visitors of the site. */
  means: string;
  /** What a person would do about it. */
  now: string;
}

const named = (vantages: readonly VantageDto[], status: VantageDto['status']): string =>
  formatList(vantages.filter((vantage) => vantage.status === status).map(({ vantage }) => vantage));

function blocked({ nawala, vantages }: DomainDto): Explanation {
  const seen = named(vantages, 'ada') || 'the network that was checked';
  const free = named(vantages, 'tidak ada');
  const what = nawala.confirmed ? 'see a block page instead of your site' : 'do not reach your site';
  return {
    means: `Visitors on ${seen} ${what}.${free ? ` Those on ${free} still reach it.` : ''}`,
    now: nawala.confirmed
      ? 'Move this brand’s traffic to a spare domain, then pause this one.'
      : 'This is an anomaly, not a known block page. See whether the next checks confirm it before you move traffic.',
  };
}

function accessible({ uptime, vantages }: DomainDto): Explanation {
  const against = named(vantages, 'ada');
  if (against) {
    return {
      means: `Most networks let visitors through, but those on ${against} do not reach your site.`,
      now: 'Watch whether more vantages follow.',
    };
  }
  return uptime.status === 'down'
    ? {
        means: 'The networks let visitors through, but the site itself does not answer.',
        now: 'Look at your server: this is no block.',
      }
    : { means: 'Visitors on every network that was checked reach your site.', now: 'Nothing to do.' };
}

/** The verdict in sentences: what visitors meet, and the next step. */
export function explain(domain: DomainDto, stale: boolean): Explanation {
  if (!domain.active) {
    return { means: 'This domain is paused: no checker looks at it.', now: 'Resume it to have it checked again.' };
  }
  if (stale) {
    return {
      means: 'No checker has reported for too long, so the last verdict may no longer be true.',
      now: 'See on Home whether a checker has fallen silent.',
    };
  }
  switch (domain.nawala.status) {
    case 'ada':
      return blocked(domain);
    case 'tidak ada':
      return accessible(domain);
    case 'unknown':
      return {
        means: 'No checker has learnt anything about this domain yet.',
        now: 'Wait for the next round. If it stays like this, see whether a checker is running.',
      };
  }
}
