import type { DomainDto } from '@nawala/contracts';
import { isStale } from '../domains/staleness';

/** Blocked ones first, then those without a current verdict; each once, at most `most`. */
export function attentionOf(
  blocked: readonly DomainDto[],
  oldest: readonly DomainDto[],
  now: number,
  most: number,
): DomainDto[] {
  const unmeasured = oldest.filter(
    (domain) => domain.nawala.status !== 'ada' && (domain.nawala.status === 'unknown' || isStale(domain, now)),
  );
  return [...new Map([...blocked, ...unmeasured].map((domain) => [domain.id, domain])).values()].slice(0, most);
}
