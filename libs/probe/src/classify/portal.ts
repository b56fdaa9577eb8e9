import { sisterSite } from '../address/same-site';
import { addressesOf } from '../measure/names';
import type { Observations, UrlObservation } from '../observations';
import type { Judgement } from './judge-url';
import { reasonOf } from './reasons';
import { visitedBy } from './rules/pages';
import type { Neutral } from './verdict';

const firstAddresses = ({ hops }: UrlObservation): string[] => hops.slice(0, 1).flatMap(addressesOf);

/** An address that the target and the neutral name have in common here, and the neutral name nowhere else. */
function sharedAddress(ours: readonly string[], { here, outside }: Neutral): string | undefined {
  const [neutral, elsewhere] = [firstAddresses(here), firstAddresses(outside)];
  if (elsewhere.length === 0 || elsewhere.some((address) => neutral.includes(address))) return undefined;
  return neutral.find((address) => ours.includes(address));
}

/** The neutral name shows our page, or leads to the site where ours led, but not outside. */
function sharesPage(url: UrlObservation, { here, outside }: Neutral): boolean {
  const [ours, neutral, elsewhere] = [url, here, outside].map(({ hops }) => hops.at(-1)?.http?.bodyHash ?? null);
  const isSamePage = ours !== null && ours === neutral && neutral !== elsewhere;
  const host = url.hops[0]?.host ?? '';
  const known = [host, here.hops[0]?.host ?? '', ...visitedBy(outside)];
  const led = visitedBy(here).filter((name) => !known.some((other) => sisterSite(name, other)));
  return isSamePage || led.some((name) => visitedBy(url).some((other) => sisterSite(name, other)));
}

/**
 * A portal stands before the whole network: it does to a name that is surely free what it does to the target. Undefined
 * where it does not. Counts only if the control resolves the neutral name. Pure.
 */
export function portal({ comparison }: Judgement, observations: Observations, neutral: Neutral): Judgement | undefined {
  if (!comparison || neutral.name === comparison.first.host) return undefined;
  const ours = observations.urls.flatMap(firstAddresses);
  const address = sharedAddress(ours, neutral);
  const reason =
    address !== undefined
      ? reasonOf('network.portal', { address })
      : sharesPage(comparison.url, neutral) && reasonOf('network.portal-page', { other: neutral.name });
  if (!reason) return undefined;
  const layer = address === undefined ? 'http' : 'dns';
  return { status: 'inconclusive', method: null, reason, confirmed: false, layer, rule: 'portal', comparison };
}
