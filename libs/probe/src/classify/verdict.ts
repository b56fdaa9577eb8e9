import type { ScanMethod, ScanStatus } from '@nawala/contracts';
import type { Fingerprint } from '../fingerprints/fingerprint';
import type { Observations } from '../observations';

/** Everything a decision may rest on. */
export interface Facts {
  observations: Observations;
  fingerprints: readonly Fingerprint[];
}

/** What one rule concludes. */
export interface Finding {
  status: ScanStatus;
  /** The layer that decided; null where nothing was decided. */
  method: ScanMethod | null;
  /** One sentence for a person. */
  reason: string;
  /** True only for a known block page. */
  confirmed: boolean;
  /** More of what it rests on, for the evidence. */
  details?: Record<string, unknown>;
}

/** Undefined: this rule has nothing to say about these facts. */
export type Rule = (facts: Facts) => Finding | undefined;

export interface Verdict extends Omit<Finding, 'details'> {
  /** At most 4 KiB as JSON. */
  evidence: Record<string, unknown>;
}
