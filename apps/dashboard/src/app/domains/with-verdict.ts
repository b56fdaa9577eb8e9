import type { DomainDto, NawalaUpdated } from '@nawala/contracts';

/**
 * A domain as it is after a verdict that was pushed: who sees what, and what follows for the whole. While an upgrade
 * rolls, an older instance may still push without the vantage.
 */
export function withVerdict(
  row: DomainDto,
  { nawala, vantage }: Pick<NawalaUpdated, 'nawala'> & Partial<Pick<NawalaUpdated, 'vantage'>>,
): DomainDto {
  if (!vantage) return { ...row, nawala };
  const known = row.vantages.some((other) => other.vantage === vantage.vantage);
  return {
    ...row,
    nawala,
    vantages: known
      ? row.vantages.map((other) => (other.vantage === vantage.vantage ? vantage : other))
      : [...row.vantages, vantage],
    // Whoever reaches the site knows that it is up; a block says nothing about that.
    uptime: vantage.status === 'tidak ada' ? { status: 'up', lastChecked: vantage.lastChecked } : row.uptime,
  };
}
