import type { ReasonCode } from '@nawala/rules/reasons';
import type { World } from '../conformance/world';

export type Answer =
  'accessible' | 'down' | 'inconclusive' | 'blocked/dns' | 'blocked/tcp' | 'blocked/tls' | 'blocked/http';

/** One hostile network, and what a checker in it must say. */
export interface Situation {
  /** As in the research; variations have none. */
  number?: number;
  name: string;
  target: string;
  stage: (world: World) => unknown;
  /** Any of them is right. */
  right: readonly Answer[];
  /** The sentences that are true here. */
  reasons: readonly ReasonCode[];
  /** What else the reason must name. */
  because?: Record<string, unknown>;
  confirmed?: true;
}

export const SHOP = 'toko.com';
export const BARE = SHOP;
export const HTTPS = `https://${SHOP}/`;
export const HTTP = `http://${SHOP}/`;
