import type { CheckStartedDto, NotAsked } from '@nawala/contracts';

export interface KnownVantages {
  /** Of agents that can be asked now. */
  connected: ReadonlySet<string>;
  /** Of agents that other instances could ask. */
  elsewhere: ReadonlySet<string>;
  /** Of any agent. */
  ofAgents: ReadonlySet<string>;
  /** Somebody reports, or reported, as them. */
  reported: ReadonlySet<string>;
}

/** Which vantages a check asks, and why it does not ask the others, by name. `wanted` left out: all that there are. */
export function whomToAsk(
  wanted: readonly string[] | undefined,
  { connected, elsewhere, ofAgents, reported }: KnownVantages,
): Pick<CheckStartedDto, 'asked' | 'notAsked'> {
  const names = [...new Set(wanted ?? [...connected, ...ofAgents, ...reported])].sort();
  const whyNot = (vantage: string): NotAsked => {
    if (elsewhere.has(vantage)) return 'out-of-reach';
    return ofAgents.has(vantage) ? 'not-connected' : reported.has(vantage) ? 'no-agent' : 'unknown';
  };
  return {
    asked: names.filter((vantage) => connected.has(vantage)),
    notAsked: names.filter((vantage) => !connected.has(vantage)).map((vantage) => ({ vantage, why: whyNot(vantage) })),
  };
}
