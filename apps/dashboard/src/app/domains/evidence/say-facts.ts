import { t, tIfKnown } from '../../locale/t';

/** `1.2.3.4 connection_reset, 5.6.7.8 open`: words of the checker's own, between spaces and commas. */
const WORD = /(^|[\s,;])(valid certificate|bytes|open|[a-z]+(?:_[a-z0-9]+)+)(?=$|[\s,;])/g;

const say = (facts: string): string =>
  facts.replace(WORD, (_, before: string, word: string) => before + (tIfKnown(`fact.${word}`, {}) ?? word));

/**
 * The checker's facts in the language of the page. What a page calls itself, between “ and ”, is its own and stays as it
 * is, and so does whatever the checker says that this page does not know.
 */
export function sayFacts(facts: string): string {
  if (facts === '') return t('evidence.notTried');
  const [from, to] = [facts.indexOf('“'), facts.lastIndexOf('”')];
  if (from < 0 || to < from) return say(facts);
  return say(facts.slice(0, from)) + facts.slice(from, to + 1) + say(facts.slice(to + 1));
}
