import type { NawalaStatus, ScanStatus } from '@nawala/contracts';

/** What one scan says about the block list. `down` and `inconclusive` say nothing: undefined. */
export function nawalaStatusOf(scan: ScanStatus): Exclude<NawalaStatus, 'unknown'> | undefined {
  if (scan === 'blocked') return 'ada';
  if (scan === 'accessible') return 'tidak ada';
  return undefined;
}
