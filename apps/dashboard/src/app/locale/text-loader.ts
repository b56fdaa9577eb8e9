import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { defer, type Observable } from 'rxjs';
import type { Language } from './language';

/** A part of the page each: nobody fetches the language that they do not read. */
const TEXTS: Record<Language, () => Promise<Translation>> = {
  en: () => import('./texts/en').then((m) => m.EN),
  id: () => import('./texts/id').then((m) => m.ID),
};

/** Those that come with the pages that say them. */
const LATER: Record<Language, () => Promise<Translation>> = {
  en: () => import('./texts/en-later').then((m) => m.EN_LATER),
  id: () => import('./texts/id-later').then((m) => m.ID_LATER),
};

@Service()
export class TextLoader implements TranslocoLoader {
  /** Asks anew as often as it is asked. */
  getTranslation(language: string): Observable<Translation> {
    return defer(TEXTS[language as Language]);
  }

  later = (language: Language): Promise<Translation> => LATER[language]();
}
