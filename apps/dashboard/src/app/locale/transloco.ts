import type { EnvironmentProviders } from '@angular/core';
import {
  provideTransloco,
  provideTranslocoMissingHandler,
  provideTranslocoTranspiler,
  type TranslocoMissingHandler,
  type TranslocoTranspiler,
  type TranspileParams,
} from '@jsverse/transloco';
import { fillIn } from './fill-in';
import { language, LANGUAGES } from './language';
import type { TextParams } from './texts';
import { TextLoader } from './text-loader';

/**
 * Transloco's own looks through what it has put in once more: braces in somebody's note would be taken for parameters,
 * and could keep it busy for ever.
 */
class SinglePass implements TranslocoTranspiler {
  transpile({ value, params }: TranspileParams): string {
    return fillIn(value as string, params as TextParams);
  }
}

/** Keys of the page's own are checked by the compiler; others are asked about with `tIfKnown`. */
class NoText implements TranslocoMissingHandler {
  handle(): string {
    return '';
  }
}

export const transloco = (): EnvironmentProviders[] => [
  ...provideTransloco({
    // Texts are flat already; what does not come is asked for again by whoever needs it.
    config: { availableLangs: [...LANGUAGES], defaultLang: language(), flatten: { aot: true }, failedRetries: 0 },
    loader: TextLoader,
  }),
  provideTranslocoTranspiler(SinglePass),
  provideTranslocoMissingHandler(NoText),
];
