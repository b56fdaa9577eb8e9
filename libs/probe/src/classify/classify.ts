import { LIMITS } from '@nawala/contracts';
import { sayReason } from '@nawala/rules/reasons';
import { evidenceOf } from '../evidence/evidence-of';
import { fitEvidence } from '../evidence/fit-evidence';
import { printable } from '../printable';
import { combine } from './combine';
import { compareUrls } from './compare/compare';
import { judgeUrl, type Judgement } from './judge-url';
import { portal } from './portal';
import { reasonOf } from './reasons';
import type { Comparison, Facts, Neutral, Verdict } from './verdict';

const nothing = (code: 'own.unfinished' | 'own.nothing-measured'): Judgement => ({
  status: 'inconclusive',
  method: null,
  reason: reasonOf(code),
  confirmed: false,
  layer: null,
  rule: 'nothing-learnt',
});

const withoutControl = (comparison: Comparison): Comparison => ({
  ...comparison,
  control: null,
  controlHop: null,
  outside: [],
  tested: [],
});

/** The same network with an honest resolver shows that DNS lied, and nothing else: what fails twice may be blocked twice. */
function onlyAboutDns(judgement: Judgement, comparison: Comparison): Judgement {
  const isAboutDns = judgement.status === 'blocked' && judgement.method === 'dns';
  const isCertain = judgement.rule === 'authentic-response' || judgement.rule === 'known-page';
  return isAboutDns || isCertain ? judgement : judgeUrl(withoutControl(comparison));
}

/** Every URL for itself, beside its counterpart. */
export function judgeUrls(facts: Facts): Judgement[] {
  const isDoh = facts.control?.report?.kind === 'doh';
  return compareUrls(facts).map((comparison) => {
    const judgement = judgeUrl(comparison);
    return isDoh ? onlyAboutDns(judgement, comparison) : judgement;
  });
}

/** A name that is surely free, by the very rules that the target was judged by. */
function judgeNeutral({ observations, control }: Neutral, { fingerprints, witness = null }: Facts): Judgement[] {
  return observations.complete ? judgeUrls({ observations, control, fingerprints, witness }) : [];
}

const isKnown = ({ rule }: Judgement): boolean => rule.startsWith('known-');

/** A measurement that was cut short can still have seen a block page or the site, but proves nothing else. */
export function decide(facts: Facts, judgements: readonly Judgement[]): Judgement {
  const judgement = combine(judgements);
  if (!judgement) return nothing('own.nothing-measured');
  const { observations, neutral } = facts;
  const isSafe = observations.complete || judgement.status === 'accessible' || isKnown(judgement);
  if (!isSafe)
    return { ...nothing('own.unfinished'), ...(judgement.comparison && { comparison: judgement.comparison }) };
  const isAnomaly = judgement.status === 'blocked' && !judgement.confirmed;
  if (!isAnomaly || !neutral) return judgement;
  return portal(judgement, observations, neutral, judgeNeutral(neutral, facts)) ?? judgement;
}

/** The verdict that a judgement is, with its evidence. */
export function verdictOf(judgement: Judgement, facts: Facts): Verdict {
  const { status, method, reason, confirmed, layer, comparison } = judgement;
  const hop = judgement.hop ?? comparison?.last;
  return {
    status,
    method,
    reason: printable(sayReason(reason.code, reason.params, 'en') ?? reason.code, LIMITS.reason),
    reasonCode: reason.code,
    reasonParams: reason.params,
    confirmed,
    decided: hop ? { url: hop.url, layer } : null,
    evidence: fitEvidence(evidenceOf(judgement, facts), LIMITS.evidenceBytes),
  };
}

/** What the observations mean. Pure. */
export const classify = (facts: Facts): Verdict => verdictOf(decide(facts, judgeUrls(facts)), facts);
