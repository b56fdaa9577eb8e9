const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * The cheap half of the rule, which every browser can afford: does this look like a host name, with or without scheme,
 * port and path? The whole rule, public suffixes included, is `normalizeTarget` in `@nawala/rules/target`.
 */
export function looksLikeHostName(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const host = value
    .trim()
    .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '')
    .split(/[/?#]/, 1)[0]!
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  return /^[^\s.@:]+(\.[^\s.@:]+)+$/.test(host) && !IPV4.test(host);
}
