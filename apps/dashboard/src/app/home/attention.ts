import type { DomainDto } from '@nawala/contracts';

/** Blocked ones first, then those without a current verdict; each once, at most `most`. */
export function attentionOf(
  blocked: readonly DomainDto[],
  oldest: readonly DomainDto[],
  isStale: (domain: DomainDto) => boolean,
  most: number,
): DomainDto[] {
  const unmeasured = oldest.filter(
    (domain) => domain.nawala.status !== 'ada' && (domain.nawala.status === 'unknown' || isStale(domain)),
  );
  return [...new Map([...blocked, ...unmeasured].map((domain) => [domain.id, domain])).values()].slice(0, most);
}
