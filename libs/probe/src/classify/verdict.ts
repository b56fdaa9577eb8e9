import type { ScanMethod, ScanStatus } from '@nawala/contracts';
import type { ControlReport, TestedAddress } from '../control/control-report';
import type { Fingerprint } from '../fingerprints/fingerprint';
import type { Hop, Observations, UrlObservation } from '../observations';

/** Everything a decision may rest on. */
export interface Facts {
  observations: Observations;
  /** The same target from outside; null when nobody there could be asked. */
  control?: ControlReport | null | undefined;
  /** Why there is no control, where there should be one. */
  controlProblem?: string | null | undefined;
  fingerprints: readonly Fingerprint[];
}

/** What one rule concludes. */
export interface Finding {
  status: ScanStatus;
  /** The layer that decided; null where nothing was decided. */
  method: ScanMethod | null;
  /** One sentence for a person, without its full stop. */
  reason: string;
  /** True only for a known block page. */
  confirmed: boolean;
  /** More of what it rests on, for the evidence. */
  details?: Record<string, unknown>;
}

/** One URL beside the control's view of it. */
export interface Comparison {
  url: UrlObservation;
  /** Where our chain began and where it ended. */
  first: Hop;
  last: Hop;
  /** The control's chain; null without a control. */
  control: UrlObservation | null;
  /** What the control found at the addresses that we found. */
  tested: readonly TestedAddress[];
  /** The control's record of the address where our chain ended; null when it never came there. */
  controlHop: Hop | null;
}

/** Undefined: this rule has nothing to say about this URL. */
export type Rule = (comparison: Comparison) => Finding | undefined;

export interface Verdict extends Omit<Finding, 'details'> {
  /** At most 4 KiB as JSON. */
  evidence: Record<string, unknown>;
}
