import { outcomeOf } from '../hop-outcome';
import type { Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

/**
 * A chain of redirects that leads nowhere, here and for the control: the site's own fault.
 * Source: OONI Web Connectivity, redirect limit and `http_invalid_redirect_location_host`. Ours: where only we are sent
 * nowhere, sites treat visitors differently as often as censors do, so that decides nothing.
 */
export const lostRedirect: Rule = ({ last, control }) => {
  const theirs = control?.hops.at(-1);
  const bothLost = outcomeOf(last).layer === 'redirect' && theirs && outcomeOf(theirs).layer === 'redirect';
  return bothLost ? siteIsDown(last) : undefined;
};
