import type { EN } from './en';
import type { EN_LATER } from './en-later';

/** English is the measure: every other language says the same things, by the same keys and with the same parameters. */
type Texts = typeof EN & typeof EN_LATER;

type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;
export type TextParams = Readonly<Record<string, string | number>>;
type With<Name extends string> = [Name] extends [never] ? [] : [params: Readonly<Record<Name, string | number>>];

/** `domains.count` where there are `domains.count.one` and `domains.count.other`. */
export type CountKey = keyof { [K in keyof Texts as K extends `${infer Base}.other` ? Base : never]: true };
export type TextKey = Exclude<keyof Texts, `${CountKey}.${'one' | 'other'}`>;

/** Those that name nothing: for tables of texts, and for the titles of routes. */
export type PlainKey = { [K in TextKey]: ParamsOf<K> extends [] ? K : never }[TextKey];

/** What a text names has to be given with it. */
export type ParamsOf<K extends TextKey> = With<Names<Texts[K]>>;
export type CountParamsOf<K extends CountKey> = With<Exclude<Names<Texts[`${K}.other`]>, 'count'>>;

/** The texts of one file in Indonesian, which has one form for any number. */
export type Translated<English> = { readonly [K in keyof English as K extends `${string}.one` ? never : K]: string };
