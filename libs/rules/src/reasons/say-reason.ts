import { ENGLISH } from './english';
import { INDONESIAN } from './indonesian';
import type { ReasonCode, ReasonLanguage, ReasonParams } from './reason';
import type { Sentences } from './sentence';

const LANGUAGES: Record<ReasonLanguage, Sentences> = { en: ENGLISH, id: INDONESIAN };

const isKnown = (code: string): code is ReasonCode => Object.hasOwn(ENGLISH, code);

/**
 * A reason as a sentence without its full stop; undefined for a code of somebody else's checker, whose own words stand
 * beside it.
 */
export function sayReason(code: string, params: ReasonParams, language: ReasonLanguage): string | undefined {
  if (!isKnown(code)) return undefined;
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return LANGUAGES[language][code](texts);
}
