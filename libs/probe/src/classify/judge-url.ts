import { authenticResponse, gatewayError } from './rules/authentic-response';
import { failedOnTheWay } from './rules/failed-on-the-way';
import { knownAnswer, knownHint, knownPage, knownText } from './rules/known-page';
import { lostRedirect } from './rules/lost-redirect';
import { ghostName, nameDenied, privateAnswer } from './rules/names';
import { nothingLearnt } from './rules/nothing-learnt';
import { foreignRedirect, legalBlock, otherPage, samePage, strangersPage } from './rules/pages';
import type { Comparison, Finding, Rule } from './verdict';

/**
 * By what each can prove: a known block page; a valid certificate; what the control proved about the address; whether DNS
 * agrees; and a comparison of pages last. The first that has something to say decides.
 */
const RULES = {
  'known-answer': knownAnswer,
  'known-page': knownPage,
  'authentic-response': authenticResponse,
  'known-hint': knownHint,
  'gateway-error': gatewayError,
  'known-text': knownText,
  'ghost-name': ghostName,
  'name-denied': nameDenied,
  'private-answer': privateAnswer,
  'foreign-redirect': foreignRedirect,
  'failed-on-the-way': failedOnTheWay,
  'lost-redirect': lostRedirect,
  'legal-block': legalBlock,
  'same-page': samePage,
  'strangers-page': strangersPage,
  'other-page': otherPage,
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES | 'nothing-learnt' | 'portal';

export interface Judgement extends Finding {
  rule: RuleName;
  /** What it was judged by; absent where nothing was measured. */
  comparison?: Comparison;
}

/** What one URL says, beside the control's view of it if there is one. */
export function judgeUrl(comparison: Comparison): Judgement {
  for (const [rule, decide] of Object.entries(RULES)) {
    const finding = decide(comparison);
    if (finding) return { ...finding, rule: rule as RuleName, comparison };
  }
  return { ...nothingLearnt(comparison), rule: 'nothing-learnt', comparison };
}
