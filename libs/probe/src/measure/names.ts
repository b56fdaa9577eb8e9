import { lookup, type Lookup } from '../dns/lookup';
import type { DnsObservation } from '../observations';
import type { MeasureTools } from './context';

const TYPES = ['A', 'AAAA'] as const;

/** The look-ups of one measurement: both families of a name at once, each name once. */
export class Names {
  private readonly known = new Map<string, Promise<Lookup[]>>();

  constructor(
    private readonly tools: Pick<MeasureTools, 'resolvers' | 'deadlines'>,
    private readonly signal: AbortSignal,
  ) {}

  async lookup(name: string): Promise<DnsObservation[]> {
    const lookups = this.known.get(name) ?? this.ask(name);
    this.known.set(name, lookups);
    return (await lookups).map(({ observation }) => observation);
  }

  /** Waits until no second answer can come any more. */
  async settled(): Promise<void> {
    const lookups = await Promise.all(this.known.values());
    await Promise.all(lookups.flat().map(({ settled }) => settled));
  }

  private ask(name: string): Promise<Lookup[]> {
    const options = { ...this.tools, signal: this.signal };
    return Promise.all(TYPES.map((type) => lookup({ name, type }, options)));
  }
}
