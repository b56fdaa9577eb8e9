import { domainToASCII, domainToUnicode } from 'node:url';

/** Scripts that a name of one language mixes: digits, hyphens and marks belong to all of them. */
const ONE_SCRIPT = [
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Thai}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Javanese}\p{Script=Common}\p{Script=Inherited}]*$/u,
];

/** Host and path of a stored name. */
export function hostAndPath(domain: string): [host: string, path: string] {
  const end = domain.search(/[/?]/);
  return end < 0 ? [domain, ''] : [domain.slice(0, end), domain.slice(end)];
}

/** A stored name as people write it, where that is safe to show: no label mixes scripts, so that none looks like another. */
export function displayNameOf(domain: string): string {
  if (!domain.includes('xn--')) return domain;
  const [host, path] = hostAndPath(domain);
  const written = domainToUnicode(host);
  const isSafe = written.split('.').every((label) => ONE_SCRIPT.some((script) => script.test(label)));
  return isSafe && domainToASCII(written) === host ? written + path : domain;
}
