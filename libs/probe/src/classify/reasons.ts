import type { Reason, ReasonCode, ReasonParams } from '@nawala/rules/reasons';
import { formatEndpoint } from '../address/network';
import type { Hop } from '../observations';
import { printable } from '../printable';
import { decidingAnswer, outcomeOf, resolverWasSilent, tellingConnections, type Layer } from './hop-outcome';

/** Short enough that a sentence with two of them fits. */
const MAX_PARAM = 90;
const MAX_PARAMS = 10;

/** A reason whose parameters are short and safe to print, whatever the network wrote; empty ones are left out. */
export function reasonOf(
  code: ReasonCode,
  params: Record<string, string | number | boolean | null | undefined> = {},
): Reason {
  const entries = Object.entries(params).flatMap(([name, value]): [string, string | number | boolean][] => {
    if (value === null || value === undefined || value === '') return [];
    return [[name, typeof value === 'string' ? printable(value, MAX_PARAM) : value]];
  });
  return { code, params: Object.fromEntries(entries.slice(0, MAX_PARAMS)) };
}

function subjectOf(hop: Hop, layer: Layer | 'redirect'): [layer: string, subject: string] {
  if (layer === 'redirect') return ['redirect', hop.url];
  if (layer === 'dns' && resolverWasSilent(hop)) return ['resolver', decidingAnswer(hop)?.resolver ?? ''];
  if (layer !== 'tcp') return [layer, hop.host];
  const outcome = outcomeOf(hop);
  const failed = hop.tcp.find(({ failure }) => outcome.layer === 'tcp' && failure === outcome.failure);
  return ['tcp', failed ? formatEndpoint(failed) : hop.host];
}

/** Where and how a hop ended, as parameters; empty when it got its response. */
export function failureParams(hop: Hop): ReasonParams {
  const outcome = outcomeOf(hop);
  if (outcome.layer === 'response') return {};
  const [layer, subject] = subjectOf(hop, outcome.layer);
  return { layer, subject, failure: outcome.failure };
}

/** The layer where a hop ended; that of a redirect is http. */
export function layerOf(hop: Hop): Layer | null {
  const { layer } = outcomeOf(hop);
  if (layer === 'response') return null;
  return layer === 'redirect' ? 'http' : layer;
}

/** The address where a hop was tried, to be named. */
export const addressOf = (hop: Hop): string | undefined =>
  hop.http?.address ?? tellingConnections(hop)[0]?.address ?? hop.tcp[0]?.address;
