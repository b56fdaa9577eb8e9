import type { ProblemParams } from '@nawala/contracts';
import { sayRule } from '../../forms/say-rule';
import { tIfKnown } from '../../locale/t';
import { clockTime } from '../../time/relative-time';

export interface Why {
  code: string;
  message: string;
  params?: ProblemParams;
}

/** Times among what a sentence names, as the reader writes them. */
const readable = (params: ProblemParams, now: number): ProblemParams =>
  typeof params['since'] === 'string' ? { ...params, since: clockTime(params['since'], now) } : params;

/** Why a row is what it is, in the words of the page; else in the API's own. A rule of a field begins with its name. */
export function sayWhy({ code, message, params = {} }: Why, now: number): string {
  const said = tIfKnown(`why.${code}`, readable(params, now));
  if (said) return said;
  const dot = code.indexOf('.');
  return sayRule({ path: code.slice(0, Math.max(0, dot)), code: code.slice(dot + 1), message, params });
}
