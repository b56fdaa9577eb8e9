import type { Failure } from '../failure';
import type { UrlObservation, Witness } from '../observations';
import type { CertificateWord } from '../tls/certificate-word';

/** One of the checker's addresses, tried by the control. `null` is success; `tls` is undefined where it was not tried. */
export interface TestedAddress {
  address: string;
  port: number;
  tcp: Failure | null;
  tls?: Failure | null;
  /** Whose certificate it is. */
  certificate?: CertificateWord;
  /** It shows a valid certificate for a name that has nothing to do with the target too: a proxy, which vouches for nobody. */
  passesThrough?: boolean;
}

/**
 * The same target as seen from somewhere else: the very layers, hop by hop, without page bodies (`body` is always
 * empty). `urls` in the order of the target's.
 */
export interface ControlReport {
  /**
   * `outside`: a control service in an uncensored network. `doh`: this network with an honest resolver, which can only
   * tell whether DNS lied.
   */
  kind: 'outside' | 'doh';
  urls: UrlObservation[];
  tested: TestedAddress[];
  /** What the control's own resolver says of names that cannot exist. */
  witness?: Witness;
  durationMs: number;
}

/** Why there is no report; in the words of `sayReason`. */
export type ControlTrouble = 'refuses' | 'unreachable' | 'unreadable';

export interface ControlProblem {
  kind: ControlTrouble;
  /** The status it answered, or Node's code. */
  detail: string;
}

/** A report, or why there is none, and whose. */
export type ControlAnswer = { name: string } & (
  { report: ControlReport; problem: null } | { report: null; problem: ControlProblem }
);
