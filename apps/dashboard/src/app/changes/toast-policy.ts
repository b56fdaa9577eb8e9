import type { Change } from './change';

/** More changes than this within the window are told in one sentence. */
const MOST_SINGLE = 3;
const WINDOW_MS = 2_000;

export interface ToastState {
  /** Changes of the current burst with the time they were told, oldest first. */
  burst: readonly { change: Change; told: number }[];
  /** Whether the burst is being told in one summary. */
  summarised: boolean;
}

/** A burst in numbers: how many domains, and what became of them. */
export interface Summary {
  changed: number;
  blocked: number;
  accessible: number;
}

export type ToastPlan = { show: 'each'; changes: readonly Change[] } | { show: 'summary'; summary: Summary };

export const quiet: ToastState = { burst: [], summarised: false };

const summaryOf = (changes: readonly Change[]): Summary => ({
  changed: changes.length,
  blocked: changes.filter(({ to }) => to === 'ada').length,
  accessible: changes.filter(({ to }) => to === 'tidak ada').length,
});

/** The last word on each domain: there and back again within one burst is one change. */
const latestPerDomain = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [change.domainId, change])).values(),
];

/**
 * What to tell about `arriving` at `now`, and the state to hand in next time. Each change gets its toast until a fourth
 * comes within two seconds: then one summary stands for the whole burst, and grows until there are two quiet seconds.
 */
export function planToasts(
  state: ToastState,
  arriving: readonly Change[],
  now: number,
): { state: ToastState; plan: ToastPlan } {
  const last = state.burst.at(-1)?.told ?? -Infinity;
  const goesOn = state.summarised && now - last <= WINDOW_MS;
  const recent = goesOn ? state.burst : state.burst.filter(({ told }) => !state.summarised && now - told <= WINDOW_MS);
  const burst = [...recent, ...arriving.map((change) => ({ change, told: now }))];
  const changes = latestPerDomain(burst.map(({ change }) => change));
  const summarised = goesOn || changes.length > MOST_SINGLE;
  return {
    state: { burst, summarised },
    plan: summarised
      ? { show: 'summary', summary: summaryOf(changes) }
      : { show: 'each', changes: latestPerDomain(arriving) },
  };
}
