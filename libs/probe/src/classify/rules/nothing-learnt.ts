import type { Hop } from '../../observations';
import { certificateWord } from '../../tls/certificate-word';
import { hasNoIpv6, nothingWasDialled, outcomeOf, resolverWasSilent } from '../hop-outcome';
import { provenance } from '../provenance';
import { addressOf, failureParams, layerOf, reasonOf } from '../reasons';
import type { Comparison, Finding } from '../verdict';

function whyItFailed(hop: Hop, comparison: Comparison): Finding['reason'] {
  const { witness, doubt, controlHop } = comparison;
  const params = failureParams(hop);
  const isDns = outcomeOf(hop).layer === 'dns';
  if (isDns && witness?.kind === 'broken')
    return reasonOf('resolver.broken', { resolver: witness.resolver, how: witness.how });
  if (hasNoIpv6(hop)) return reasonOf('own.no-ipv6', { host: hop.host });
  if (resolverWasSilent(hop) || nothingWasDialled(hop)) return reasonOf('own.failure', params);
  const isUnsure = hop.tls.some((seen) => certificateWord(seen) === 'unsure');
  if (controlHop && isUnsure) return reasonOf('unsettled.certificate', params);
  const address = addressOf(hop);
  const isNobodys = address && controlHop && provenance(address, hop, comparison).whose === 'unknown';
  if (isNobodys && !isDns) return reasonOf('unsettled.answer', { ...params, address, host: hop.host });
  return reasonOf('unsettled.failure', { ...params, ...doubt });
}

function whyItDoesNotCount(hop: Hop, { doubt }: Comparison): Finding['reason'] {
  const { host, http } = hop;
  const params = { host, status: http?.status };
  if (http?.authenticated) return reasonOf('unsettled.response', { ...params, ...doubt });
  if (http?.bodyFailure) return reasonOf('unsettled.body', { ...params, failure: http.bodyFailure });
  return reasonOf('unsettled.plain-response', { ...params, ...doubt });
}

/**
 * Where no rule fires, nothing was learnt: an error, a time-out or a missing control never becomes a verdict.
 * Source: DESIGN, "blocked ≠ down ≠ not measured".
 */
export function nothingLearnt(comparison: Comparison): Finding {
  const { last } = comparison;
  const isResponse = outcomeOf(last).layer === 'response';
  return {
    status: 'inconclusive',
    method: null,
    reason: isResponse ? whyItDoesNotCount(last, comparison) : whyItFailed(last, comparison),
    confirmed: false,
    layer: isResponse ? 'http' : layerOf(last),
  };
}
