/** The waits of an agent, in milliseconds. */
export interface Pace {
  /** Every check starts up to so much later than it could: a burst of identical look-ups is what a rate limit looks for. */
  jitterMs: number;
  /** Between two probes of one name: long enough for a hiccup to pass. */
  betweenProbesMs: number;
  /** Results wait so long for company, so that they show up at once and yet share requests. */
  gatherMs: number;
}

export const USUAL_PACE: Pace = { jitterMs: 100, betweenProbesMs: 400, gatherMs: 100 };
