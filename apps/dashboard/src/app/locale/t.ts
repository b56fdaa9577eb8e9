import { translate } from '@jsverse/transloco';
import { language, perLanguage } from './language';
import type { CountKey, CountParamsOf, ParamsOf, TextKey, TextParams } from './texts';

const rules = perLanguage((tag) => new Intl.PluralRules(tag));

const say = (key: string, params?: TextParams): string => translate(key, params, language());

/** A text in the language of the page. Numbers in it are written as that language does. */
export const t = <K extends TextKey>(key: K, ...[params]: ParamsOf<K>): string => say(key, params);

/** A text that agrees with a number, which it names as `count`. */
export const counted = <K extends CountKey>(key: K, count: number, ...[params]: CountParamsOf<K>): string =>
  say(`${key}.${rules().select(count)}`, { ...(params as TextParams | undefined), count });

/**
 * For keys that come from elsewhere, such as the codes of an API that may be newer than this page; undefined where there
 * is no such text, or where it names what has not come with it.
 */
export const tIfKnown = (key: string, params: TextParams): string | undefined => say(key, params) || undefined;
