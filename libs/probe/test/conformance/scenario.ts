import type { ScanMethod, ScanStatus } from '@nawala/contracts';
import type { World } from './world';

/** One row of the conformance table. */
export interface Scenario {
  name: string;
  input: string;
  /** Sets the world up. */
  stage: (world: World) => Promise<unknown>;
  status: ScanStatus;
  /** The layer that must be named, where something is blocked. */
  method?: ScanMethod;
  confirmed?: boolean;
}

export const blockedBy = (method: ScanMethod) => ({ status: 'blocked' as const, method });
export const ACCESSIBLE = { status: 'accessible' as const };
export const DOWN = { status: 'down' as const };
export const INCONCLUSIVE = { status: 'inconclusive' as const };
