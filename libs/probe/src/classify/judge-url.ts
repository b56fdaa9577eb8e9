import type { TestedAddress } from '../control/control-report';
import type { UrlObservation } from '../observations';
import { compare } from './compare/compare';
import { authenticResponse } from './rules/authentic-response';
import { failedOnTheWay } from './rules/failed-on-the-way';
import { ghostName } from './rules/ghost-name';
import { lostRedirect } from './rules/lost-redirect';
import { nameDenied } from './rules/name-denied';
import { nothingLearnt } from './rules/nothing-learnt';
import { privateAnswer } from './rules/private-answer';
import { samePage } from './rules/same-page';
import type { Finding, Rule } from './verdict';

/** In order of authority; the first that has something to say decides. */
const RULES: readonly (readonly [name: string, rule: Rule])[] = [
  ['authentic-response', authenticResponse],
  ['ghost-name', ghostName],
  ['name-denied', nameDenied],
  ['private-answer', privateAnswer],
  ['failed-on-the-way', failedOnTheWay],
  ['lost-redirect', lostRedirect],
  ['same-page', samePage],
];

export interface Judgement extends Finding {
  rule: string;
}

const NOT_MEASURED: Judgement = {
  status: 'inconclusive',
  method: null,
  reason: 'Nothing was measured',
  confirmed: false,
  rule: 'nothing-learnt',
};

/** What one URL says, beside the control's view of it if there is one. */
export function judgeUrl(
  url: UrlObservation,
  control: UrlObservation | null,
  tested: readonly TestedAddress[] = [],
): Judgement {
  const comparison = compare(url, control, tested);
  if (!comparison) return NOT_MEASURED;
  for (const [rule, decide] of RULES) {
    const finding = decide(comparison);
    if (finding) return { ...finding, rule };
  }
  return { ...nothingLearnt(comparison), rule: 'nothing-learnt' };
}
