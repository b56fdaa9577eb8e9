import { parse } from 'tldts';

/**
 * A second entry point because the public suffix list weighs 47 kB compressed: the dashboard loads it with its forms
 * only.
 */

/** The platform's URL parser, which both browsers and Node have; the only part of either that this library needs. */
declare const URL: new (url: string) => { readonly hostname: string };

export type Target = { ok: true; domain: string; host: string; path: string } | { ok: false; problem: string };

const MAX_HOST = 253;
const MAX_PATH = 512;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

const refuse = (problem: string): Target => ({ ok: false, problem });

/** `HTTPS://Shop.Example.com:8443/id?x=1` → host and path as the monitor stores them. Query and fragment are no part of a target. */
function split(input: string): { authority: string; path: string } {
  const bare = input.trim().replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '');
  const end = bare.search(/[/?#]/);
  const authority = end < 0 ? bare : bare.slice(0, end);
  const path = end < 0 ? '' : bare.slice(end).split(/[?#]/, 1)[0]!;
  return { authority, path: path === '/' ? '' : path };
}

/** Lower case, punycode (UTS 46, as browsers do), no trailing dot; undefined when it is no host name at all. */
function asciiHost(authority: string): string | undefined {
  const host = authority.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

function problemOf(host: string): string | undefined {
  const { isIp, isIcann, domain } = parse(host, { allowPrivateDomains: false, validateHostname: false });
  if (isIp) return 'Enter a host name, not an IP address';
  if (host.length > MAX_HOST || !host.split('.').every((label) => LABEL.test(label))) {
    return 'This is not a host name: use letters, digits, hyphens and dots';
  }
  if (!isIcann) return `“.${host.slice(host.lastIndexOf('.') + 1)}” is not a public top-level domain`;
  if (!domain) return `“${host}” is a public suffix, not a site`;
  return undefined;
}

/**
 * What a person types or pastes, as the one spelling under which it is stored: scheme, port and trailing dot dropped,
 * host in lower case and punycode, an optional path kept as typed. IP addresses and names without a public suffix
 * (https://publicsuffix.org, ICANN section) are refused with a sentence for the person.
 */
export function normalizeTarget(input: string): Target {
  const { authority, path } = split(input);
  if (authority === '') return refuse('Enter a host name, such as shop.example.com');
  if (authority.includes('@')) return refuse('Leave out the user name and password');
  if (authority.startsWith('[')) return refuse('Enter a host name, not an IP address');
  if (path.length > MAX_PATH) return refuse(`Keep the path under ${MAX_PATH + 1} characters`);
  if (/[\s\p{Cc}]/u.test(path)) return refuse('A path has no spaces: write %20');
  const host = asciiHost(authority);
  if (!host) return refuse('This is not a host name: use letters, digits, hyphens and dots');
  const problem = problemOf(host);
  return problem ? refuse(problem) : { ok: true, domain: host + path, host, path };
}
