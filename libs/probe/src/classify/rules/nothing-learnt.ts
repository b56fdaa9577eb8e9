import type { Hop } from '../../observations';
import { describeFailure } from '../describe-failure';
import { nothingWasDialled, resolverWasSilent } from '../hop-outcome';
import type { Comparison, Finding } from '../verdict';

/** The measuring itself failed: there is nobody to blame, not even possibly. */
const isOwnFault = (hop: Hop): boolean => resolverWasSilent(hop) || nothingWasDialled(hop);

function whatHappened({ last, control }: Comparison): string {
  const failure = describeFailure(last);
  const doubt = control ? 'and the control settles nothing' : "without a control that may be the site's own fault";
  if (failure) return isOwnFault(last) ? failure : `${failure}; ${doubt}`;
  const status = `${last.host} answers ${last.http?.status}`;
  if (control) return `${status}, which the control can neither confirm nor deny`;
  return last.http?.authenticated
    ? `${status}, but the way there could have been altered`
    : `${status} over plain http, which anybody on the way can write`;
}

/**
 * Where no rule fires, nothing was learnt: an error, a time-out or a missing control never becomes a verdict.
 * Source: DESIGN, "blocked ≠ down ≠ not measured".
 */
export const nothingLearnt = (comparison: Comparison): Finding => ({
  status: 'inconclusive',
  method: null,
  reason: whatHappened(comparison),
  confirmed: false,
});
