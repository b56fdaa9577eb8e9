import type { DomainDto, NawalaUpdated, VantageDto } from '@nawala/contracts';

/** Of two times, of which either may be "never". ISO 8601 UTC, so that text compares as time does. */
const isBefore = (one: string | null, other: string | null): boolean => (one ?? '') < (other ?? '');

const later = (one: string | null, other: string | null): string | null => (isBefore(one, other) ? other : one);

/** The results with a newer one in the place of what its vantage said before; the same array when it is not newer. */
function withResult(vantages: VantageDto[], result: VantageDto): VantageDto[] {
  const known = vantages.find(({ vantage }) => vantage === result.vantage);
  if (!known) return [...vantages, result];
  if (isBefore(result.lastChecked, known.lastChecked)) return vantages;
  return vantages.map((other) => (other === known ? result : other));
}

/**
 * A domain as it is after a verdict that was pushed: who sees what, and what follows for the whole. Verdicts may be
 * overtaken: one that is older than what the row shows, or that was reached under a former name, changes nothing. While an
 * upgrade rolls, an older instance may still push without the vantage.
 */
export function withVerdict(
  row: DomainDto,
  { domain, nawala, vantage }: Pick<NawalaUpdated, 'domain' | 'nawala'> & Partial<Pick<NawalaUpdated, 'vantage'>>,
): DomainDto {
  if (domain !== row.domain) return row;
  const vantages = vantage ? withResult(row.vantages, vantage) : row.vantages;
  const overtaken = isBefore(nawala.lastChecked, row.nawala.lastChecked);
  // Whoever reaches the site knows that it is up; a block says nothing about that.
  const reached =
    vantage?.status === 'tidak ada' &&
    (vantages !== row.vantages || isBefore(row.uptime.lastChecked, vantage.lastChecked));
  if (overtaken && !reached && vantages === row.vantages) return row;
  return {
    ...row,
    nawala: overtaken ? row.nawala : nawala,
    vantages,
    uptime: reached ? { status: 'up', lastChecked: later(row.uptime.lastChecked, vantage.lastChecked) } : row.uptime,
  };
}

/** Whether a verdict makes history: its vantage says something else than before, or says it anew after it had been silent. */
export const isNews = (
  row: DomainDto,
  { nawala, previousStatus, vantage }: Partial<NawalaUpdated> & Pick<NawalaUpdated, 'nawala' | 'previousStatus'>,
): boolean => {
  if (!vantage) return nawala.status !== previousStatus;
  return row.vantages.find((known) => known.vantage === vantage.vantage)?.since !== vantage.since;
};

/** A domain after an edit that was pushed, which knows nothing of verdicts that came meanwhile and may itself be late. */
export function withEdit(row: DomainDto, edited: DomainDto): DomainDto {
  if (isBefore(edited.updatedAt, row.updatedAt)) return row;
  const { nawala, vantages, uptime } = row;
  const measured =
    edited.domain !== row.domain ||
    edited.nawala.blockedId === nawala.blockedId ||
    isBefore(nawala.lastChecked, edited.nawala.lastChecked);
  return measured ? edited : { ...edited, nawala, vantages, uptime };
}
