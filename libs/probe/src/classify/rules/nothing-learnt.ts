import { describeFailure } from '../describe-failure';
import type { Facts, Finding } from '../verdict';

function whatHappened({ observations }: Facts): string {
  const failures = observations.urls.flatMap(({ hops }) => hops.flatMap((hop) => describeFailure(hop) ?? []));
  const [failure] = failures;
  if (failure) return `${failure}; without a control that may be the site's own fault`;
  if (!observations.complete) return 'The measurement did not finish in time';
  const last = observations.urls.at(-1)?.hops.at(-1);
  const status = last?.http?.status;
  return status
    ? `${last?.host} answers ${status} over plain http, which anybody on the way can write`
    : 'Nothing answered';
}

/**
 * Where no rule fires, nothing was learnt: an error, a time-out or a missing control never becomes a verdict.
 * Source: DESIGN, "blocked ≠ down ≠ not measured".
 */
export const nothingLearnt = (facts: Facts): Finding => ({
  status: 'inconclusive',
  method: null,
  reason: whatHappened(facts),
  confirmed: false,
});
