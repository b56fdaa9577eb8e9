import type { NawalaStatus } from '@nawala/contracts';
import type { DomainState, Transition } from '@nawala/rules';

const touchesBlock = ({ from, to }: { from: NawalaStatus; to: NawalaStatus }): boolean =>
  from === 'ada' || to === 'ada';
const findsFree = ({ from, to }: { from: NawalaStatus; to: NawalaStatus }): boolean =>
  from === 'unknown' && to === 'tidak ada';

/**
 * Whether a change opens, grows, shrinks or ends an incident, as the domain was before: a vantage or the verdict comes to
 * or from a block; or what was unknown for a while turns out to be free, which may end a block from before. That
 * somebody who never looked before finds a domain free is no news.
 */
export function concernsIncidents({ vantages, nawala }: DomainState, transition: Transition): boolean {
  if (touchesBlock(transition) || touchesBlock(transition.nawala)) return true;
  const isKnown = vantages.some(({ vantage }) => vantage === transition.vantage);
  return (isKnown && findsFree(transition)) || (nawala.since !== null && findsFree(transition.nawala));
}
