import type { Probe } from '../probe';
import type { Canaries } from './canaries';

/** One network, as one agent sees it. */
export interface Vantage {
  /** The name it goes by; without one the API's own, or that of the checker key. */
  name?: string;
  probe: Probe;
  /** Checked before each round; none unless given. */
  canaries?: Canaries;
  /** It asks resolvers of a network that may not be this machine's, which may answer nobody else. */
  isElsewhere?: boolean;
}

/** One domain in one vantage: what a result is about. */
export const keyOf = (id: string, vantage: string | undefined): string => `${id} ${vantage ?? ''}`;
