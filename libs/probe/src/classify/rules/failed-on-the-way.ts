import { formatEndpoint, type Endpoint } from '../../address/network';
import type { Failure } from '../../failure';
import { addressesOf } from '../../measure/names';
import type { Hop, TcpObservation } from '../../observations';
import { certificateWord } from '../../tls/certificate-word';
import { hasNoIpv6, mostTelling, nothingWasDialled, outcomeOf, tellingConnections, type Layer } from '../hop-outcome';
import { handshakesOf, outsideOf, provenance, trialsOf, type Provenance } from '../provenance';
import { addressOf, reasonOf } from '../reasons';
import type { Comparison, Finding, Rule } from '../verdict';
import { siteIsDown } from './site-is-down';

/** One address where our attempt ended, and whose it is. */
interface Attempt extends Endpoint {
  layer: Layer;
  failure: Failure | null;
  whose: Provenance;
  /** The control came no further there. */
  failsOutside: boolean;
}

type Ending = Pick<Attempt, 'layer' | 'failure'>;

function endingAt({ address, port, failure }: TcpObservation, { tls, http }: Hop): Ending {
  if (failure) return { layer: 'tcp', failure };
  const handshake = tls.find((seen) => seen.address === address && seen.port === port);
  if (handshake?.failure) return { layer: 'tls', failure: handshake.failure };
  return { layer: 'http', failure: http?.address === address ? http.failure : null };
}

const allFail = (seen: readonly (Failure | null)[]): boolean => seen.length > 0 && !seen.includes(null);

/** Did the control, in its own chain or when it tried our address, come no further than this layer? */
function failsOutside({ address, port }: Endpoint, layer: Layer, comparison: Comparison): boolean {
  const { last } = comparison;
  const isHere = (seen: Endpoint) => seen.address === address && seen.port === port;
  const trials = trialsOf(address, last, comparison).filter(isHere);
  const outside = outsideOf(last, comparison);
  const tcp = [...trials.map((trial) => trial.tcp), ...outside.flatMap((hop) => hop.tcp.filter(isHere).map(failureOf))];
  const tls = [
    ...trials.map((trial) => trial.tls).filter((failure) => failure !== undefined),
    ...outside.flatMap((hop) => handshakesOf(hop).filter(isHere).map(failureOf)),
  ];
  return allFail(tcp) || (layer === 'tls' && allFail(tls));
}

const failureOf = ({ failure }: { failure: Failure | null }) => failure;

function attemptAt(tcp: TcpObservation, comparison: Comparison): Attempt {
  const { address, port } = tcp;
  const ending = endingAt(tcp, comparison.last);
  const whose = provenance(address, comparison.last, comparison);
  return { address, port, ...ending, whose, failsOutside: failsOutside(tcp, ending.layer, comparison) };
}

const blocked = (method: Layer, reason: Finding['reason']): Finding => ({
  status: 'blocked',
  method,
  reason,
  confirmed: false,
  layer: method,
});

/** A certificate of the site's own name that has lapsed or lacks its issuer: one edge may still have the old one. */
const isNeglected = ({ last }: Comparison): boolean =>
  last.tls.length > 0 && last.tls.every((seen) => certificateWord(seen) === 'unsure');

/**
 * Over plain http no certificate tells whose an address is. One that takes no connection at either port, from nobody, and
 * is no address of the control's serves no site at all.
 */
function servesNothing({ last, plainOnly, tested }: Comparison, attempts: readonly Attempt[]): boolean {
  return (
    plainOnly &&
    attempts.every(
      ({ address, failure, whose }) =>
        whose.whose === 'unknown' &&
        failure === 'connection_refused' &&
        !last.validation.some((seen) => seen.address === address) &&
        tested.some((trial) => trial.address === address) &&
        tested.every((trial) => trial.address !== address || trial.tcp === 'connection_refused'),
    )
  );
}

/**
 * TCP, TLS or HTTP fails here at an address that is the site's and answers the control: somebody on the way stops it. At
 * a stranger's address it is DNS that led astray. At an address that is dead for the control too, or that nothing shows to
 * be anybody's, nothing was learnt.
 * Source: OONI Web Connectivity, decision tree 2 to 4. Ours: address by address; and a control that fails as well always
 * means down, also where the resolvers disagree, since sites with many addresses do go down.
 */
export const failedOnTheWay: Rule = (comparison) => {
  const { last, controlHop } = comparison;
  const { layer } = outcomeOf(last);
  const isOurs = nothingWasDialled(last) || hasNoIpv6(last);
  if (!controlHop || (layer !== 'tcp' && layer !== 'tls' && layer !== 'http') || isOurs) return undefined;
  const there = outcomeOf(controlHop);
  if (there.layer !== 'response' && there.layer !== 'redirect') return siteIsDown(last);
  if (isNeglected(comparison)) return undefined;

  const attempts = tellingConnections(last).map((tcp) => attemptAt(tcp, comparison));
  const stopped = mostTelling(attempts.filter(({ whose, failsOutside }) => whose.whose === 'site' && !failsOutside));
  const isOwnWriting = layer === 'http' && last.http?.authenticated && last.http.failure === 'http_invalid_response';
  if (stopped && !isOwnWriting) {
    const { layer: at, failure } = stopped;
    const subject = at === 'tcp' ? formatEndpoint(stopped) : last.host;
    return blocked(at, reasonOf('path.failure', { layer: at, subject, failure }));
  }
  const astray = attempts.find(({ whose }) => whose.whose === 'stranger');
  if (astray) return strangerAt(astray.address, comparison);
  if (attempts.length === 0 || !servesNothing(comparison, attempts)) return undefined;
  const [outside] = addressesOf(controlHop);
  return blocked('dns', reasonOf('dns.no-web-server', { address: addressOf(last), outside }));
};

/** DNS led to somebody else's server. */
export function strangerAt(address: string, comparison: Comparison): Finding {
  const { last } = comparison;
  const whose = provenance(address, last, comparison);
  const isProxy = whose.whose === 'stranger' && whose.because === 'proxy';
  return blocked('dns', reasonOf(isProxy ? 'dns.proxy' : 'dns.stranger', { address, host: last.host }));
}
