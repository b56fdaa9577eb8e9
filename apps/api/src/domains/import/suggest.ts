import { normalizeTarget } from '@nawala/rules/target';
import { isOneSlipAway } from './one-slip-away';

/** Endings that are often meant, after those of the list itself. */
const COMMON = ['com', 'net', 'org', 'id', 'co.id', 'info', 'xyz', 'online', 'site', 'club', 'vip', 'top'];

/** What a name ends in: `com`, `co.id`. */
export function endingOf(domain: string): string {
  const labels = (domain.split(/[/?]/, 1)[0] ?? '').split('.');
  const [second = '', last = ''] = labels.slice(-2);
  return labels.length > 2 && last.length === 2 && second.length <= 3 ? `${second}.${last}` : last;
}

/** What stands around a name when it was copied out of something. */
const mended = (input: string): string =>
  input
    .trim()
    .replace(/^[\s"'`<([{]+|[\s"'`>)\]},;:!]+$/g, '')
    .replace(/^https?[:;]?\/{1,2}/i, '')
    .replace(/^[^/@\s]*@/, '')
    .replace(/^(?:\*?\.)+/, '')
    .replace(/^([^/?#]*)/, (host) => host.replace(/[.,]{2,}|,/g, '.'));

const withSuffix = (text: string, change: (host: string) => string): string => text.replace(/^[^/?#]*/, change);

/**
 * What was surely meant by something that is no name: at most one thing in it is mended, and a name without an ending gets one
 * only where all others have the same. Null where that is not so, or nothing near can be watched.
 * @param usual endings of the names around it, the most frequent first
 */
export function suggestionFor(input: string, usual: readonly string[], wantsSuffix: boolean): string | null {
  const bare = mended(input);
  const [host = ''] = bare.split(/[/?#]/, 1);
  const candidates = [bare];
  if (/\s/.test(host.trim())) candidates.push(withSuffix(bare, () => host.trim().replace(/\s+/g, '-')));
  else if (wantsSuffix && !host.includes('.'))
    candidates.push(...(usual.length === 1 ? [withSuffix(bare, () => `${host}.${usual[0]}`)] : []));
  else if (wantsSuffix) {
    const typed = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
    const meant = [...new Set([...usual, ...COMMON])].find((ending) => isOneSlipAway(typed, ending));
    if (meant) candidates.push(withSuffix(bare, () => host.slice(0, -typed.length) + meant));
  }
  for (const candidate of candidates) {
    const target = candidate === input ? undefined : normalizeTarget(candidate);
    if (target?.ok) return target.domain;
  }
  return null;
}
