import { signal } from '@angular/core';

export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: whoever cannot read the page has to find theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', id: 'Bahasa Indonesia' };

/** public/first-paint.js reads the same key, and says in `<html lang>` what it decided. */
export const LANGUAGE_KEY = 'nawala.language';

const decided = LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'en';

/** The language of the page. Texts and formats read it, so that templates and `computed` follow it by themselves. */
export const language = signal<Language>(decided);

/** English as Europe writes it: days before months, and clocks of 24 hours. */
const TAGS: Record<Language, string> = { en: 'en-GB', id: 'id-ID' };

/** What `Intl` needs for it, one for each language, made when it is first asked for. */
export function perLanguage<T>(make: (tag: string, language: Language) => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const wanted = language();
    const known = made.get(wanted) ?? make(TAGS[wanted], wanted);
    made.set(wanted, known);
    return known;
  };
}
