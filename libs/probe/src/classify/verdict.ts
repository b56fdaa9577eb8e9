import type { ScanMethod, ScanStatus } from '@nawala/contracts';
import type { Reason, ReasonParams } from '@nawala/rules/reasons';
import type { ControlAnswer, ControlTrouble, TestedAddress } from '../control/control-report';
import type { Fingerprint } from '../fingerprints/fingerprint';
import type { Match } from '../fingerprints/match';
import type { Hop, Observations, UrlObservation, Witness } from '../observations';
import type { Layer } from './hop-outcome';

/** Another name that was shown this very page in this network, and what its control got instead. */
export interface Twin {
  host: string;
  outside: string;
}

/** A name that is surely free, as seen at the same time. */
export interface Neutral {
  name: string;
  /** Over https and http. */
  observations: Observations;
  control: ControlAnswer & { problem: null };
}

/** Everything that a decision may rest on. */
export interface Facts {
  observations: Observations;
  fingerprints: readonly Fingerprint[];
  /** The same target from outside, or why there is no such view; null where nobody is there to be asked. */
  control?: ControlAnswer | null;
  /** What this network's resolver says of names that cannot exist. */
  witness?: Witness | null;
  neutral?: Neutral | null;
  twins?: readonly Twin[];
}

/** What one rule concludes. */
export interface Finding {
  status: ScanStatus;
  /** The layer that decided; null where nothing was decided. */
  method: ScanMethod | null;
  reason: Reason;
  /** True only for a known block page. */
  confirmed: boolean;
  /** The line that decides, or where it failed; null where it is none. */
  layer: Layer | null;
  /** The hop of that line, if not the last. */
  hop?: Hop;
  /** More of what it rests on, for the evidence. */
  details?: Record<string, unknown>;
}

/** What kept a control from settling things, in the words of `sayReason`. */
export type ControlDoubt = 'none' | ControlTrouble | 'blind-dns' | 'blind-network' | 'undecided';

/** One URL beside the control's view of it. */
export interface Comparison {
  url: UrlObservation;
  /** Where our chain began and where it ended. */
  first: Hop;
  last: Hop;
  /** Measured over plain http alone: no certificate was asked for. */
  plainOnly: boolean;
  /** The control's chain; null without a control, and where its own resolver or network failed. */
  control: UrlObservation | null;
  /** All hops of the control, those of the target's other URL too. */
  outside: readonly Hop[];
  /** What the control found at the addresses that we found. */
  tested: readonly TestedAddress[];
  /** The control's record of the address where our chain ended; null when it never came there. */
  controlHop: Hop | null;
  doubt: { control: ControlDoubt; detail: string };
  witness: Witness | null;
  /** The address that the resolver gave for "no", where it did. */
  deniedBy: string | null;
  twins: readonly Twin[];
  matches: readonly Match[];
}

/** Undefined: this rule has nothing to say about this URL. */
export type Rule = (comparison: Comparison) => Finding | undefined;

/** One layer, as seen here and outside. */
export interface LayerRow {
  layer: Layer;
  here: string;
  outside: string;
  decides: boolean;
}

export interface Verdict {
  status: ScanStatus;
  method: ScanMethod | null;
  /** One sentence for a person, in English, without its full stop. */
  reason: string;
  /** The same without a language; absent where a plugin speaks. */
  reasonCode?: string;
  reasonParams?: ReasonParams;
  confirmed: boolean;
  /** Where the decision fell; null where nothing was measured. */
  decided: { url: string; layer: Layer | null } | null;
  /** At most 4 KiB as JSON. */
  evidence: Record<string, unknown>;
}
