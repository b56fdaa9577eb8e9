import type { ControlReport } from '../../control/control-report';
import { matchFingerprints, type Match } from '../../fingerprints/match';
import { addressesOf } from '../../measure/names';
import type { Hop, UrlObservation } from '../../observations';
import { readThrough } from '../../witness/witness';
import { hasNoIpv6, nameIsDenied, outcomeOf } from '../hop-outcome';
import { shareCertificates } from '../share-certificates';
import type { Comparison, ControlDoubt, Facts } from '../verdict';

/** What kept this hop of the control from telling anything: its own resolver or network. Null when nothing did. */
function blindness(hop: Hop): Extract<ControlDoubt, `blind-${string}`> | null {
  const outcome = outcomeOf(hop);
  if (outcome.layer === 'dns' && !nameIsDenied(hop)) return 'blind-dns';
  const isCutOff = outcome.layer !== 'response' && ['network_unreachable', 'interrupted'].includes(outcome.failure);
  return hasNoIpv6(hop) || isCutOff ? 'blind-network' : null;
}

const isAboutDns = ({ fingerprint }: Match): boolean => fingerprint.kind.startsWith('dns-');

/** What the control finds as well is no trace of this network. Over DoH it stands in this network, all but for DNS. */
function ownMatches(ours: readonly Match[], theirs: readonly Match[], kind: ControlReport['kind']): Match[] {
  const known = new Set(
    theirs.filter((match) => kind === 'outside' || isAboutDns(match)).map((match) => match.fingerprint),
  );
  return ours.filter(({ fingerprint }) => !known.has(fingerprint));
}

function doubtOf({ control }: Facts, theirs: UrlObservation | undefined): Comparison['doubt'] {
  if (!control) return { control: 'none', detail: '' };
  if (control.problem) return { control: control.problem.kind, detail: control.problem.detail };
  const last = theirs?.hops.at(-1);
  return { control: (last && blindness(last)) ?? 'undecided', detail: '' };
}

/** Lays every URL beside the control's view of it, with what the resolver means by its answers; empty ones are left out. */
export function compareUrls(facts: Facts): Comparison[] {
  const { observations, fingerprints, control, witness = null, twins = [] } = facts;
  const report = control?.report ?? null;
  const theirs = shareCertificates(readThrough(report?.urls ?? [], report?.witness));
  const outside = theirs.flatMap(({ hops }) => hops);
  const plainOnly = observations.urls.every(({ url }) => url.startsWith('http:'));

  return shareCertificates(readThrough(observations.urls, witness)).flatMap((url, index): Comparison[] => {
    const first = url.hops[0];
    const last = url.hops.at(-1);
    if (!first || !last) return [];
    const counterpart = theirs[index];
    const doubt = doubtOf(facts, counterpart);
    const isBlind = doubt.control.startsWith('blind-');
    const chain = counterpart && counterpart.hops.length > 0 && !isBlind ? counterpart : null;
    const said = observations.urls[index]?.hops[url.hops.length - 1];
    const isReadAsNo = said !== undefined && addressesOf(last).length === 0 && addressesOf(said).length > 0;
    const ours = matchFingerprints(url, fingerprints);
    return [
      {
        url,
        first,
        last,
        plainOnly,
        control: chain,
        outside: isBlind ? [] : outside,
        tested: report?.tested ?? [],
        controlHop: chain?.hops.find((hop) => hop.url === last.url) ?? null,
        doubt,
        witness,
        deniedBy: isReadAsNo ? (addressesOf(said)[0] ?? null) : null,
        twins,
        matches:
          counterpart && report ? ownMatches(ours, matchFingerprints(counterpart, fingerprints), report.kind) : ours,
      },
    ];
  });
}
