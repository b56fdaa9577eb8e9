import { parse } from 'tldts';

/**
 * A second entry point because the public suffix list weighs 47 kB compressed: the dashboard loads it with its forms
 * only.
 */

/** The platform's URL parser, which both browsers and Node have; the only part of either that this library needs. */
declare const URL: new (url: string) => { readonly hostname: string };

/** Why it is none: a sentence for a person, and the same without its language. */
export interface RefusedTarget {
  ok: false;
  problem: string;
  code: string;
  params?: Readonly<Record<string, string | number>>;
}
export type Target = { ok: true; domain: string; host: string; path: string } | RefusedTarget;

const MAX_HOST = 253;
const MAX_PATH = 512;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

const refuse = (code: string, problem: string, params?: RefusedTarget['params']): RefusedTarget => ({
  ok: false,
  problem,
  code,
  ...(params && { params }),
});
const noHostName = () => refuse('hostCharacters', 'This is not a host name: use letters, digits, hyphens and dots');
const anAddress = () => refuse('hostNotAddress', 'Enter a host name, not an IP address');

/** `HTTPS://Shop.Example.com:8443/id?x=1#top` → host and path as the monitor stores them. A fragment never leaves a browser. */
function split(input: string): { authority: string; path: string } {
  const bare = input.trim().replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '');
  const [address = ''] = bare.split('#', 1);
  const end = address.search(/[/?]/);
  if (end < 0) return { authority: address, path: '' };
  const [authority, rest] = [address.slice(0, end), address.slice(end)];
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return { authority, path: path === '/' ? '' : path };
}

/** What a platform's URL parser would take out, or read as something else, without a word. */
const AMBIGUOUS_HOST = /[\s\p{Cc}\\]|:.*:/u;

/** What nobody sees, or what no text can hold. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;

/** Lower case, punycode (UTS 46, as browsers do), no trailing dot; undefined when it is no host name at all. */
function asciiHost(authority: string): string | undefined {
  const host = authority.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

function problemOf(host: string): RefusedTarget | undefined {
  const { isIp, isIcann, domain } = parse(host, { allowPrivateDomains: false, validateHostname: false });
  if (isIp) return anAddress();
  if (host.length > MAX_HOST || !host.split('.').every((label) => LABEL.test(label))) {
    return noHostName();
  }
  const suffix = host.slice(host.lastIndexOf('.') + 1);
  if (!isIcann) return refuse('publicSuffix', `“.${suffix}” is not a public top-level domain`, { suffix });
  if (!domain) return refuse('aboveSuffix', `“${host}” is a public suffix, not a site`, { host });
  return undefined;
}

/**
 * What a person types or pastes, as the one spelling under which it is stored: scheme, port and trailing dot dropped,
 * host in lower case and punycode, an optional path with its query kept as typed. IP addresses and names without a public suffix
 * (https://publicsuffix.org, ICANN section) are refused with a sentence for the person.
 */
export function normalizeTarget(input: string): Target {
  const { authority, path } = split(input);
  if (authority === '') return refuse('isHostName', 'Enter a host name, such as shop.example.com');
  if (authority.includes('@')) return refuse('hostOnly', 'Leave out the user name and password');
  if (authority.startsWith('[')) return anAddress();
  if (path.length > MAX_PATH) {
    return refuse('pathLength', `Keep the path and its query under ${MAX_PATH + 1} characters`, { max: MAX_PATH });
  }
  if (INVISIBLE.test(path)) {
    return refuse('pathSpaces', 'A path has no spaces or invisible characters: write %20 for a space');
  }
  if (path.split('?', 1)[0]?.includes('\\')) return refuse('pathSlashes', 'Write / instead of \\ in the path');
  const host = AMBIGUOUS_HOST.test(authority) ? undefined : asciiHost(authority);
  if (!host) return noHostName();
  return problemOf(host) ?? { ok: true, domain: host + path, host, path };
}
