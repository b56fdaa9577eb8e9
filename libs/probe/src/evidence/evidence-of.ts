import type { Judgement } from '../classify/judge-url';
import type { Facts } from '../classify/verdict';
import type { Match } from '../fingerprints/match';
import { explainDecisive } from './explain';
import { summarize, summarizeControl } from './summarize';

const MAX_REPORTED = 3;

const reportMatch = ({ fingerprint, hop, seen }: Match) => {
  const { kind, pattern, scope, operator, confidence, source } = fingerprint;
  return { kind, pattern, scope, operator, confidence, source, url: hop.url, seen: seen.slice(0, 200) };
};

/** What a person needs to believe the verdict: the deciding hop here and outside, then everything that was seen. */
export function evidenceOf(judgement: Judgement, facts: Facts): Record<string, unknown> {
  const { rule, details, layer, comparison } = judgement;
  const { observations, control, witness } = facts;
  const url = (judgement.hop ?? comparison?.last)?.url;
  const layers = url === undefined ? undefined : explainDecisive(facts, { url, layer });
  const matches = comparison?.matches ?? [];
  return {
    rule,
    ...(layers && { url, layers }),
    ...(control && { control: { name: control.name, ...(control.problem && { problem: control.problem }) } }),
    ...details,
    ...(matches.length > 0 && { fingerprints: matches.slice(0, MAX_REPORTED).map(reportMatch) }),
    ...(witness && witness.kind !== 'denies' && { witness }),
    ...summarize(observations),
    ...(control?.report && summarizeControl(control.report)),
  };
}
