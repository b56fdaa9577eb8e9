import type { ProbeNetwork } from '../address/network';
import type { Deadlines } from '../deadline';
import type { Resolver } from '../dns/lookup';
import type { AskSystem } from '../dns/system-lookup';
import type { Trust } from '../tls/trust';
import type { Company } from './company';
import type { Names } from './names';

/** What a measurement needs of the world; the same for every target of one probe. */
export interface MeasureTools {
  network: ProbeNetwork;
  resolvers: readonly Resolver[];
  /** Asked beside the resolvers, where it is given. */
  askSystem?: AskSystem | undefined;
  trust: Trust;
  deadlines: Deadlines;
  /** Called once something went wrong, while late answers may still come. */
  onTrouble?: () => void;
}

/** One target under measurement. */
export interface Measurement extends MeasureTools {
  signal: AbortSignal;
  /** Each name is asked for once a measurement, so that a flapping resolver cannot contradict itself within one. */
  names: Names;
  /** Hosts whose certificates are seen anyway, because the target is measured over https too. */
  secureHosts: ReadonlySet<string>;
  company: Company;
}
