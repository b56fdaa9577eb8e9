import type { CheckStartedDto } from '@nawala/contracts';

export interface KnownVantages {
  /** Of agents that can be asked now. */
  connected: ReadonlySet<string>;
  /** Of any agent. */
  ofAgents: ReadonlySet<string>;
  /** Somebody reports, or reported, as them. */
  reported: ReadonlySet<string>;
}

/** Which vantages a check asks, and why it does not ask the others, by name. `wanted` left out: all that there are. */
export function whomToAsk(
  wanted: readonly string[] | undefined,
  { connected, ofAgents, reported }: KnownVantages,
): Pick<CheckStartedDto, 'asked' | 'notAsked'> {
  const names = [...new Set(wanted ?? [...connected, ...ofAgents, ...reported])].sort();
  const whyNot = (vantage: string) =>
    ofAgents.has(vantage) ? 'not-connected' : reported.has(vantage) ? 'no-agent' : 'unknown';
  return {
    asked: names.filter((vantage) => connected.has(vantage)),
    notAsked: names.filter((vantage) => !connected.has(vantage)).map((vantage) => ({ vantage, why: whyNot(vantage) })),
  };
}
