import type { VantageState } from './state';

/** A domain remembers so many vantages. Their names come from anybody who reports. */
const MAX_VANTAGES = 200;

/** The results of a domain with room for one more: where there is none, the one that has been silent longest goes. */
export function withRoom(vantages: readonly VantageState[]): readonly VantageState[] {
  if (vantages.length < MAX_VANTAGES) return vantages;
  const silent = vantages.reduce((oldest, vantage) => (vantage.lastChecked < oldest.lastChecked ? vantage : oldest));
  return vantages.filter((vantage) => vantage !== silent);
}
