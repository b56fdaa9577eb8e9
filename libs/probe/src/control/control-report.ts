import type { Failure } from '../failure';
import type { UrlObservation } from '../observations';

/** One of the checker's addresses, tried by the control. `null` is success; `tls` is undefined where it was not tried. */
export interface TestedAddress {
  address: string;
  port: number;
  tcp: Failure | null;
  tls?: Failure | null;
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
  durationMs: number;
}
