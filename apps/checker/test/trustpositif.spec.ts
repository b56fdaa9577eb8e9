import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PluginCheck, PluginContext } from '@nawala/probe';
import { candidatesOf, createTrustPositif } from '../plugins/trustpositif.mjs';

/** The ministry's form and its look-up, as far as a client sees them. */
const LISTED = new Set(['blocked.example.com', 'bad-site.com']);
let server: Server;
let base: string;
let opened = 0;
let answer: (names: string[]) => unknown;

const tell = (names: string[]) => ({
  values: names.map((Domain) => ({ Domain, Status: LISTED.has(Domain) ? 'Ada' : 'Tidak Ada' })),
});

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      opened++;
      response.setHeader('Set-Cookie', ['ci_session=abc; path=/; HttpOnly', 'csrf_cookie=t0ken; path=/']);
      return response.end('<form><input type="hidden" name="csrf_token" value="t0ken"></form>');
    }
    const form = await bodyOf(request);
    const isKnown =
      form.get('csrf_token') === 't0ken' && request.headers.cookie === 'ci_session=abc; csrf_cookie=t0ken';
    if (request.url !== '/Rest_server/getrecordsname_home' || !isKnown) return response.writeHead(403).end();
    return response.end(JSON.stringify(answer((form.get('name') ?? '').split('\n'))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  answer = tell;
  opened = 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

const createCheck = (settings: { base: string; now?: () => number }) => createTrustPositif(settings).check;
const ask = (check: PluginCheck, host: string, alone = false) =>
  check({ input: host, host, urls: [] }, { signal: new AbortController().signal, alone } as PluginContext);

it('asks for a name and everything above it, down to the registrable domain', () => {
  expect(candidatesOf('a.b.example.co.id')).toEqual(['a.b.example.co.id', 'b.example.co.id', 'example.co.id']);
  expect(candidatesOf('example.com')).toEqual(['example.com']);
});

it('finds a listed name', async () => {
  expect(await ask(createCheck({ base }), 'bad-site.com')).toEqual({
    status: 'blocked',
    method: 'list',
    reason: 'bad-site.com is on TrustPositif',
    reasonCode: 'list.listed',
    reasonParams: { host: 'bad-site.com', list: 'TrustPositif', listed: 'bad-site.com' },
    evidence: { list: 'TrustPositif', listed: 'bad-site.com' },
  });
});

it('finds the subdomain of a listed name, and no mere look-alike', async () => {
  const check = createCheck({ base });
  expect(await ask(check, 'shop.bad-site.com')).toMatchObject({
    reason: 'bad-site.com is on TrustPositif, and shop.bad-site.com belongs to it',
  });
  expect(await ask(check, 'not-bad-site.com')).toBeNull();
});

it('has no opinion on what is not listed', async () => {
  expect(await ask(createCheck({ base }), 'www.example.org')).toBeNull();
});

it('says that a name is not listed where it alone has the word', async () => {
  expect(await ask(createCheck({ base }), 'www.example.org', true)).toMatchObject({
    status: 'accessible',
    method: 'list',
    reason: 'www.example.org is not on TrustPositif',
    reasonCode: 'list.absent',
  });
});

it('asks for many names in one request', async () => {
  const asked: number[] = [];
  answer = (names) => {
    asked.push(names.length);
    return tell(names);
  };
  const check = createCheck({ base });
  const hosts = Array.from({ length: 150 }, (_, i) => `n${i}-site.com`);
  expect(await Promise.all([...hosts, 'bad-site.com'].map((host) => ask(check, host)))).toEqual([
    ...hosts.map(() => null),
    expect.objectContaining({ status: 'blocked' }),
  ]);
  expect(asked).toEqual([100, 51]);
});

it('opens the form once for many look-ups, and again when it has grown old', async () => {
  let now = 0;
  const check = createCheck({ base, now: () => now });
  await ask(check, 'a.example.com');
  await ask(check, 'b.example.com');
  expect(opened).toBe(1);
  now = 11 * 60_000;
  await ask(check, 'c.example.com');
  expect(opened).toBe(2);
});

it.each([
  ['no list', { message: 'maintenance' }],
  ['nothing', null],
])('says so when the answer is %s', async (_, reply) => {
  answer = () => reply;
  await expect(ask(createCheck({ base }), 'bad-site.com')).rejects.toThrow(
    'TrustPositif answers something that is no list',
  );
});
