import { lookup, type Lookup } from '../dns/lookup';
import { systemLookup } from '../dns/system-lookup';
import type { DnsObservation, Hop, SystemObservation } from '../observations';
import type { MeasureTools } from './context';

const TYPES = ['A', 'AAAA'] as const;

/** Every address that the answers for a hop's host hold. */
export const addressesOf = ({ dns }: Pick<Hop, 'dns'>): string[] => dns.flatMap(({ addresses }) => addresses);

/** The look-ups of one measurement: both families of a name at once, each name once. */
export class Names {
  private readonly known = new Map<string, Promise<Lookup[]>>();
  private readonly bySystem = new Map<string, Promise<SystemObservation | null>>();

  constructor(
    private readonly tools: Pick<MeasureTools, 'resolvers' | 'deadlines' | 'askSystem'>,
    private readonly signal: AbortSignal,
  ) {}

  async lookup(name: string): Promise<DnsObservation[]> {
    const lookups = this.known.get(name) ?? this.ask(name);
    this.known.set(name, lookups);
    return (await lookups).map(({ observation }) => observation);
  }

  /** What this machine's own resolution says; null where nobody wants to know. */
  system(name: string): Promise<SystemObservation | null> {
    const { askSystem: ask, deadlines } = this.tools;
    if (!ask) return Promise.resolve(null);
    const options = { ask, timeoutMs: deadlines.dns, signal: this.signal };
    const answer = this.bySystem.get(name) ?? systemLookup(name, options);
    this.bySystem.set(name, answer);
    return answer;
  }

  /** Waits until no further answer can come any more. */
  async settled(): Promise<void> {
    const lookups = await Promise.all(this.known.values());
    await Promise.all([...lookups.flat().map(({ settled }) => settled), ...this.bySystem.values()]);
  }

  private ask(name: string): Promise<Lookup[]> {
    const options = { ...this.tools, signal: this.signal };
    return Promise.all(TYPES.map((type) => lookup({ name, type }, options)));
  }
}
