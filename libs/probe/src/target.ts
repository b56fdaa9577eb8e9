import { isIP } from 'node:net';
import { normalizeTarget } from '@nawala/rules/target';

/** What to measure: the spelling it was asked for, and the addresses to fetch. */
export interface Target {
  /** As given, trimmed. */
  input: string;
  /** Lower case, punycode. */
  host: string;
  /** In order: https before http for a bare host name, one as given for a full URL. */
  urls: string[];
}

export type ParsedTarget = { ok: true; target: Target } | { ok: false; problem: string };

/** DNS limits; every name is checked against them before it is put into a query, those of redirects included. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
export const isDnsName = (host: string): boolean =>
  host.length > 0 && host.length <= 253 && host.split('.').every((label) => LABEL.test(label));

/** The host of a URL as DNS wants it: no brackets, no trailing dot. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The port a URL means: its own, or its scheme's. */
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

function parseUrl(input: string): ParsedTarget {
  if (!URL.canParse(input)) return { ok: false, problem: `“${input}” is not an address` };
  const url = new URL(input);
  if (url.username || url.password) return { ok: false, problem: 'Leave out the user name and password' };
  const host = hostOf(url);
  if (!isIP(host) && !isDnsName(host)) return { ok: false, problem: `“${host}” is not a host name` };
  url.hash = '';
  return { ok: true, target: { input, host, urls: [url.href] } };
}

/**
 * A full `http(s)://` address is measured exactly as given; a bare host name, with or without a path, over https and
 * http. The problem is a sentence for the person who typed it.
 */
export function parseTarget(text: string): ParsedTarget {
  const input = text.trim();
  if (/^https?:\/\//i.test(input)) return parseUrl(input);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(input)) return { ok: false, problem: 'Only http and https can be measured' };
  const named = normalizeTarget(input);
  if (!named.ok) return named;
  const path = named.path || '/';
  const urls = [`https://${named.host}${path}`, `http://${named.host}${path}`];
  return { ok: true, target: { input, host: named.host, urls } };
}
