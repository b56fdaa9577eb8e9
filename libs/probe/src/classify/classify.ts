import { LIMITS } from '@nawala/contracts';
import type { ControlReport } from '../control/control-report';
import { fitEvidence } from '../evidence/fit-evidence';
import { summarize, summarizeControl } from '../evidence/summarize';
import type { UrlObservation } from '../observations';
import { printable } from '../printable';
import { combine } from './combine';
import { judgeUrl, type Judgement } from './judge-url';
import { knownFingerprint } from './rules/known-fingerprint';
import { shareCertificates } from './share-certificates';
import type { Facts, Verdict } from './verdict';

const UNFINISHED: Judgement = {
  status: 'inconclusive',
  method: null,
  reason: 'The measurement did not finish in time',
  confirmed: false,
  rule: 'nothing-learnt',
};

/** Every URL for itself, beside its counterpart. */
export function judgeUrls(observed: readonly UrlObservation[], control: ControlReport | null | undefined): Judgement[] {
  const theirs = shareCertificates(control?.urls ?? []);
  return shareCertificates(observed).map((url, index) => {
    const judgement = judgeUrl(url, theirs[index] ?? null, control?.tested ?? []);
    return control?.kind === 'doh' ? onlyAboutDns(judgement, url) : judgement;
  });
}

/** The same network with an honest resolver shows that DNS lied, and nothing else: what fails twice may be blocked twice. */
function onlyAboutDns(judgement: Judgement, url: UrlObservation): Judgement {
  const isAboutDns = judgement.status === 'blocked' && judgement.method === 'dns';
  return isAboutDns || judgement.rule === 'authentic-response' ? judgement : judgeUrl(url, null);
}

/**
 * Country-scoped fingerprints first, then every URL against the control, then what a certificate proves.
 * A measurement that was cut short can still have seen a block page, but proves nothing else.
 */
function decide(facts: Facts): Judgement {
  const { observations, control } = facts;
  const known = knownFingerprint(facts);
  if (known) return { ...known, rule: 'known-fingerprint' };
  const judgement = combine(judgeUrls(observations.urls, control));
  const isSafe = observations.complete || judgement?.status === 'accessible';
  return judgement && isSafe ? judgement : UNFINISHED;
}

/** Is there anything that a control could still change? Not on a known block page, nor where everything went well. */
export const needsControl = (facts: Facts): boolean =>
  !knownFingerprint(facts) && judgeUrls(facts.observations.urls, null).some(({ status }) => status !== 'accessible');

/** What the observations mean. Pure. */
export function classify(facts: Facts): Verdict {
  const { rule, details, reason, ...finding } = decide(facts);
  const { control, controlProblem } = facts;
  const seen = {
    ...summarize(facts.observations),
    ...(control && summarizeControl(control)),
    ...(controlProblem && { controlProblem }),
  };
  const evidence = fitEvidence({ rule, ...details, ...seen }, LIMITS.evidenceBytes);
  return { ...finding, reason: printable(reason, LIMITS.reason), evidence };
}
