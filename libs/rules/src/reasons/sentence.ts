import type { ReasonCode } from './reason';

/** One sentence per reason, without its full stop. Parameters come as texts. */
export type Sentences = Readonly<Record<ReasonCode, (params: Readonly<Record<string, string>>) => string>>;

/** Words for the codes that parameters carry; `otherwise` for a code of a later version. */
export const phrases =
  (otherwise: string, words: Readonly<Record<string, string>>) =>
  (code: string | undefined): string =>
    code !== undefined && Object.hasOwn(words, code) ? (words[code] ?? otherwise) : otherwise;
