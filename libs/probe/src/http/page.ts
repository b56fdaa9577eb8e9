import { createHash } from 'node:crypto';
import type { HttpObservation } from '../observations';
import { printable } from '../printable';

const MAX_TITLE = 120;
const MAX_ADDRESS = 2048;
/** A script that sends readers elsewhere is the whole page only on a short one; long ones hold it for later clicks. */
const MAX_SCRIPT_PAGE = 4096;
/** Seconds; a page that stays longer is meant to be read. */
const MAX_DELAY = 10;

const META = /<meta\b[^>]{0,300}http-equiv\s*=\s*["']?refresh\b[^>]{0,2300}>/i;
const CONTENT = /content\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const REFRESH = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i;
const SCRIPT =
  /\blocation(?:\.href)?\s*=\s*["']([^"']{1,2048})["']|\blocation\.(?:replace|assign)\(\s*["']([^"']{1,2048})["']/;

/** The page's title, on one line; null when there is none. */
export function titleOf(html: string): string | null {
  const start = /<title[^>]{0,200}>/i.exec(html);
  if (!start) return null;
  const from = start.index + start[0].length;
  const text = html.slice(from, from + 500).split(/<\/title/i, 1)[0];
  return text?.trim() || null;
}

/** Where a page sends its reader without being asked; null when it does not. */
export function refreshOf(html: string): string | null {
  const [, double, single] = CONTENT.exec(META.exec(html)?.[0] ?? '') ?? [];
  const [, delay, address] = REFRESH.exec(double ?? single ?? '') ?? [];
  if (address && Number(delay) <= MAX_DELAY) return address.trim();
  if (html.length > MAX_SCRIPT_PAGE) return null;
  const [, assigned, called] = SCRIPT.exec(html) ?? [];
  return assigned ?? called ?? null;
}

/** The same for the same page, however often it names the host that was asked for. */
export function hashOf(html: string, host: string): string | null {
  const text = html.toLowerCase().replaceAll(host.toLowerCase(), '').trim();
  return text === '' ? null : createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

type Page = Pick<HttpObservation, 'title' | 'refresh' | 'bodyHash' | 'body' | 'bodyBytes' | 'bodyTruncated'>;

/** What a page is judged by. */
export function readPage(bytes: Buffer, truncated: boolean, host: string): Page {
  const body = bytes.toString('utf8');
  const title = titleOf(body);
  const refresh = refreshOf(body);
  return {
    title: title && printable(title, MAX_TITLE),
    refresh: refresh && printable(refresh, MAX_ADDRESS),
    bodyHash: hashOf(body, host),
    body,
    bodyBytes: bytes.length,
    bodyTruncated: truncated,
  };
}
