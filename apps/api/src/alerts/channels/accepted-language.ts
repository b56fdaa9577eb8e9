import { type AlertLanguage, LANGUAGES } from '@nawala/contracts';

/** The first that we speak of those that `Accept-Language` names: browsers name the dearest first. English for others. */
export function acceptedLanguage(header = ''): AlertLanguage {
  const wanted = header.split(',').map((part) => part.trim().toLowerCase().split(/[-;]/)[0]);
  return wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? []).at(0) ?? 'en';
}
