import { normalizeTarget } from '@nawala/rules/target';

/** Scripts that a name of one language mixes: digits, hyphens and marks belong to all of them. */
const ONE_SCRIPT = [
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Thai}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Javanese}\p{Script=Common}\p{Script=Inherited}]*$/u,
];

/** A stored name as it was typed, where that is safe to show: no label mixes scripts, so that none looks like another. */
export function displayNameOf(input: string, domain: string): string {
  if (!domain.includes('xn--')) return domain;
  const path = domain.indexOf('/');
  const typed = input
    .trim()
    .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '')
    .split(/[/?#:]/, 1)[0]!
    .replace(/\.$/, '')
    .normalize('NFC')
    .toLowerCase();
  const whole = typed + (path < 0 ? '' : domain.slice(path));
  const isSafe = typed.split('.').every((label) => ONE_SCRIPT.some((script) => script.test(label)));
  const target = normalizeTarget(whole);
  return isSafe && target.ok && target.domain === domain ? whole : domain;
}
