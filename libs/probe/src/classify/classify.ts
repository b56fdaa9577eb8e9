import { LIMITS } from '@nawala/contracts';
import { fitEvidence } from '../evidence/fit-evidence';
import { summarize } from '../evidence/summarize';
import { printable } from '../printable';
import { authenticResponse } from './rules/authentic-response';
import { knownFingerprint } from './rules/known-fingerprint';
import { nothingLearnt } from './rules/nothing-learnt';
import type { Facts, Finding, Rule, Verdict } from './verdict';

/** In order of authority; the first that has something to say decides. */
const RULES: readonly (readonly [name: string, rule: Rule])[] = [
  ['known-fingerprint', knownFingerprint],
  ['authentic-response', authenticResponse],
];

function decide(facts: Facts): Finding & { rule: string } {
  for (const [name, rule] of RULES) {
    const finding = rule(facts);
    if (finding) return { ...finding, rule: name };
  }
  return { ...nothingLearnt(facts), rule: 'nothing-learnt' };
}

/** What the observations mean. Pure. */
export function classify(facts: Facts): Verdict {
  const { rule, details, reason, ...finding } = decide(facts);
  const evidence = fitEvidence({ rule, ...details, ...summarize(facts.observations) }, LIMITS.evidenceBytes);
  return { ...finding, reason: printable(reason, LIMITS.reason), evidence };
}
