import { sisterSite } from '../address/same-site';
import { addressesOf } from '../measure/names';
import type { Hop, Observations, UrlObservation } from '../observations';
import { outcomeOf, type Layer } from './hop-outcome';
import type { Judgement } from './judge-url';
import { failureParams, reasonOf } from './reasons';
import { visitedBy } from './rules/pages';
import type { Finding, Neutral } from './verdict';

type Reason = Finding['reason'];

const firstAddresses = ({ hops }: UrlObservation): string[] => hops.slice(0, 1).flatMap(addressesOf);
const schemeOf = ({ url }: UrlObservation): string => url.slice(0, url.indexOf(':'));

/** The neutral name's URLs, each beside its counterpart. */
const seenOf = ({ observations, control }: Neutral) => ({ here: observations.urls, outside: control.report.urls });

/** An address that the target and the neutral name have in common here, and the neutral name nowhere else. */
function sharedAddress(urls: readonly UrlObservation[], free: Neutral): Reason | undefined {
  const { here, outside } = seenOf(free);
  const [ours, neutral, elsewhere] = [urls, here, outside].map((seen) => seen.flatMap(firstAddresses));
  if (elsewhere?.some((address) => neutral?.includes(address))) return undefined;
  const address = neutral?.find((other) => ours?.includes(other));
  return address === undefined ? undefined : reasonOf('network.portal', { address });
}

/** The neutral name shows one of our pages, or leads to the site where ours led, but not outside. */
function sharesPage(urls: readonly UrlObservation[], free: Neutral): boolean {
  const { here, outside } = seenOf(free);
  const [ours = [], neutral = [], elsewhere = []] = [urls, here, outside].map((seen) =>
    seen.flatMap(({ hops }) => hops.at(-1)?.http?.bodyHash ?? []),
  );
  const isSamePage = neutral.some((page) => ours.includes(page) && !elsewhere.includes(page));
  const known = [...urls.flatMap(({ hops }) => hops[0]?.host ?? []), free.name, ...outside.flatMap(visitedBy)];
  const led = here.flatMap(visitedBy).filter((host) => !known.some((other) => sisterSite(host, other)));
  const ourWay = urls.flatMap(visitedBy);
  return isSamePage || led.some((host) => ourWay.some((other) => sisterSite(host, other)));
}

const isIpv6 = ({ address }: { address: string }): boolean => address.includes(':');

/** Did the neutral name's hop fail as ours did: at the same layer in the same way, or at every address of our family? */
function failsAlike(ours: Hop, neutral: Hop): boolean {
  const [here, there] = [outcomeOf(ours), outcomeOf(neutral)];
  if (here.layer === 'response' || here.layer === 'redirect') return false;
  if (there.layer === here.layer && there.failure === here.failure) return true;
  const sixth = neutral.tcp.filter(isIpv6);
  return here.layer === 'tcp' && ours.tcp.every(isIpv6) && sixth.length > 0 && sixth.every(({ failure }) => failure);
}

/** What stops the target stops the neutral name as well, which answers outside. */
function failsToo(url: UrlObservation, free: Neutral): Reason | undefined {
  const { here, outside } = seenOf(free);
  const index = here.findIndex((other) => schemeOf(other) === schemeOf(url));
  const [ours, neutral, elsewhere] = [url, here[index], outside[index]].map((seen) => seen?.hops.at(-1));
  if (!ours || !neutral || !elsewhere || outcomeOf(elsewhere).layer !== 'response') return undefined;
  return failsAlike(ours, neutral)
    ? reasonOf('network.fails-too', { ...failureParams(ours), other: free.name })
    : undefined;
}

/** By the rules, the neutral name would be blocked here as well, at the same layer. */
const looksBlockedToo = ({ comparison, method }: Judgement, neutral: readonly Judgement[]): boolean =>
  neutral.some(
    (other) =>
      other.status === 'blocked' &&
      other.method === method &&
      other.comparison &&
      comparison &&
      schemeOf(other.comparison.url) === schemeOf(comparison.url),
  );

/**
 * Something stands before the whole network: it does to a name that is surely free what it does to the target. Undefined
 * where it does not. Counts only if the control resolves the neutral name. Pure.
 */
export function portal(
  anomaly: Judgement,
  { urls }: Observations,
  neutral: Neutral,
  judged: readonly Judgement[],
): Judgement | undefined {
  const { comparison, layer, method } = anomaly;
  const counts = seenOf(neutral).outside.flatMap(firstAddresses).length > 0;
  if (!counts || !comparison) return undefined;
  const found = (at: Layer | null, reason: Reason): Judgement => ({
    status: 'inconclusive',
    method: null,
    reason,
    confirmed: false,
    layer: at,
    rule: 'portal',
    comparison,
  });
  const address = sharedAddress(urls, neutral);
  if (address) return found('dns', address);
  if (sharesPage(urls, neutral)) return found('http', reasonOf('network.portal-page', { other: neutral.name }));
  const failure = method === 'dns' ? undefined : failsToo(comparison.url, neutral);
  if (failure) return found(layer, failure);
  if (!looksBlockedToo(anomaly, judged)) return undefined;
  return found(layer, reasonOf('network.blocks-free-name', { method, other: neutral.name }));
}
