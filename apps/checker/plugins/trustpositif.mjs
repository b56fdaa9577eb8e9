/**
 * Looks a name up in TrustPositif, the ministry's public block list:
 *
 *     nawala-checker run … --plugin apps/checker/plugins/trustpositif.mjs
 *
 * Off unless named, since every check then asks a public web form. A listed name blocks its subdomains too. A name that
 * is not listed is no opinion: a list says what should be blocked, not what can be reached.
 *
 * The form's page sets a session cookie and carries a token; both go with the look-up, whose answer is
 * `{ values: [{ Domain, Status: 'Ada' | 'Tidak Ada' }] }`.
 */
import { getDomain } from 'tldts';

const BASE = 'https://trustpositif.komdigi.go.id';
const SESSION_MS = 10 * 60_000;
const MAX_PAGE = 512 * 1024;
const TOKEN =
  /name=["']csrf_token["'][^>]*value=["']([^"']{1,200})["']|value=["']([^"']{1,200})["'][^>]*name=["']csrf_token["']/i;

/** `a.b.example.com` → itself, `b.example.com`, `example.com`. */
export function candidatesOf(host) {
  const site = getDomain(host) ?? host;
  const above = host
    .slice(0, host.length - site.length)
    .split('.')
    .filter(Boolean);
  return above.map((_, index) => host.split('.').slice(index).join('.')).concat(site);
}

async function readText(response) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_PAGE) throw new Error('TrustPositif answers more than it should');
  }
  return text;
}

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/** The listed one among the names that were asked for; undefined when none is. */
function listedAmong(names, answer) {
  const values = JSON.parse(answer)?.values;
  if (!Array.isArray(values)) throw new Error('TrustPositif answers something that is no list');
  const listed = values.filter((row) => String(row?.Status).trim().toLowerCase() === 'ada');
  const domains = new Set(listed.map((row) => String(row?.Domain).trim().toLowerCase()));
  return names.find((name) => domains.has(name));
}

/**
 * A check against another address, for tests.
 *
 * @param {{ base?: string, now?: () => number }} [options]
 */
export function createCheck({ base = BASE, now = Date.now } = {}) {
  let session;

  async function open(signal) {
    const response = await fetch(`${base}/`, { signal });
    const token = TOKEN.exec(await readText(response));
    return { cookie: cookiesOf(response), token: token?.[1] ?? token?.[2] ?? '', until: now() + SESSION_MS };
  }

  async function look(names, signal) {
    if (!session || now() > session.until) session = await open(signal);
    const response = await fetch(`${base}/Rest_server/getrecordsname_home`, {
      method: 'POST',
      headers: { Accept: 'application/json', Referer: `${base}/`, Cookie: session.cookie },
      body: new URLSearchParams({ csrf_token: session.token, name: names.join('\n') }),
      signal,
    });
    if (response.ok) return listedAmong(names, await readText(response));
    session = undefined;
    throw new Error(`TrustPositif answers ${response.status}`);
  }

  return async function check({ host }, { signal }) {
    const names = candidatesOf(host);
    const listed = await look(names, signal);
    if (!listed) return null;
    const reason =
      listed === host ? `${host} is on TrustPositif` : `${listed} is on TrustPositif, and ${host} belongs to it`;
    return { status: 'blocked', method: 'list', reason, evidence: { list: 'TrustPositif', listed } };
  };
}

export const check = createCheck();
