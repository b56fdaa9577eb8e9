import { DEFAULT_DEADLINES } from '../src/deadline';
import { createProbe, type CheckResult, type Hop } from '../src/index';
import type { AskSystem } from '../src/dns/system-lookup';
import { createAuthority, type Authority } from '../staged/authority';
import { startBlackHole } from '../staged/black-hole';
import { startDnsServer, type DnsServer } from '../staged/dns-server';
import { Endpoints } from '../staged/endpoints';
import {
  afterFirstBytes,
  close,
  page,
  raw,
  redirect,
  reset,
  serveHttp,
  serveHttps,
  silence,
  type Handler,
} from '../staged/handlers';

/** What each layer reports of a server that misbehaves, over real sockets. */
const ADDRESS = '93.184.216.34';
/** Long enough for whoever answers, on a busy machine too; what falls silent takes as long. */
const deadlines = { lateAnswer: 0, tcp: 2_000, tls: 2_000, http: 2_000 };

let authority: Authority;
let dns: DnsServer;
let endpoints: Endpoints;
beforeAll(async () => {
  authority = await createAuthority();
  dns = await startDnsServer(() => ({ a: [ADDRESS] }));
});
beforeEach(() => {
  endpoints = new Endpoints();
});
afterEach(() => endpoints.stop());
afterAll(() => dns.stop());

async function fetchFrom(scheme: 'http' | 'https', handler?: Handler): Promise<Hop> {
  const port = scheme === 'https' ? 443 : 80;
  if (handler) await endpoints.listen({ address: ADDRESS, port }, handler);
  const { network } = endpoints;
  const probe = createProbe({ network, resolvers: [dns.endpoint], extraCa: [authority.pem], deadlines });
  const url = `${scheme}://shop.example.com/`;
  const { observations } = await probe.check({ input: url, host: 'shop.example.com', urls: [url] });
  return observations.urls[0]!.hops[0]!;
}

const website = page('Shop');
const https = (leaf?: Parameters<Authority['issue']>[0]) =>
  serveHttps(authority, website, (name) => leaf ?? { names: [name] });

describe('the system resolver', () => {
  const checkWith = async (askSystem?: AskSystem) => {
    await endpoints.listen({ address: ADDRESS, port: 443 }, https());
    const { network } = endpoints;
    const resolvers = [dns.endpoint];
    const options = { network, resolvers, extraCa: [authority.pem], deadlines: { ...deadlines, dns: 1_000 } };
    const probe = createProbe({ ...options, ...(askSystem && { askSystem }) });
    const url = 'https://shop.example.com/';
    return probe.check({ input: url, host: 'shop.example.com', urls: [url] });
  };
  const hopIn = ({ observations }: CheckResult) => observations.urls[0]!.hops[0]!;
  const evidenceIn = ({ evidence }: CheckResult) => JSON.stringify(evidence['urls']);

  it('is seen beside the raw query, and is evidence where it says something else', async () => {
    const result = await checkWith(async () => ['36.86.63.185']);
    expect(hopIn(result).system).toMatchObject({ addresses: ['36.86.63.185'], failure: null });
    expect(evidenceIn(result)).toContain('"system":{"addresses":["36.86.63.185"]}');
    expect(result).toMatchObject({ status: 'accessible', method: 'tls', confirmed: false });
  });

  it('is not worth a word where it agrees', async () => {
    const result = await checkWith(async () => [ADDRESS, '93.184.216.35']);
    expect(hopIn(result).system).toMatchObject({ failure: null });
    expect(evidenceIn(result)).not.toContain('system');
  });

  it('holds nothing up longer than its deadline', async () => {
    const result = await checkWith(() => new Promise(() => undefined));
    expect(hopIn(result).system).toMatchObject({ failure: 'generic_timeout_error' });
    expect(result).toMatchObject({ status: 'accessible', observations: { complete: true } });
  });

  it('is not asked where resolvers are given', async () => {
    expect(hopIn(await checkWith()).system).toBeNull();
  });
});

describe('tcp', () => {
  it('is refused where nothing listens', async () => {
    expect((await fetchFrom('http')).tcp[0]).toMatchObject({ failure: 'connection_refused' });
  });

  it('times out where SYNs vanish, with its own deadline', async () => {
    const blackHole = await startBlackHole();
    endpoints.lead({ address: ADDRESS, port: 80 }, blackHole.endpoint);
    const [tcp] = (await fetchFrom('http')).tcp;
    await blackHole.stop();
    expect(tcp).toMatchObject({ failure: 'generic_timeout_error' });
    expect(tcp!.durationMs).toBeGreaterThan(deadlines.tcp * 0.9);
    expect(tcp!.durationMs).toBeLessThan(DEFAULT_DEADLINES.tcp);
  });
});

describe('tls', () => {
  const tlsOf = async (handler: Handler) => (await fetchFrom('https', handler)).tls[0];

  it('succeeds with a valid certificate', async () => {
    expect(await tlsOf(https())).toMatchObject({
      failure: null,
      detail: null,
      certificate: { names: ['shop.example.com'] },
    });
  });

  it.each([
    ['expired', { names: ['internetpositif.id'], expired: true }, 'ssl_invalid_certificate', 'CERT_HAS_EXPIRED'],
    ['for another name', { names: ['other.example.com'] }, 'ssl_invalid_hostname', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'self-signed',
      { names: ['shop.example.com'], selfSigned: true },
      'ssl_unknown_authority',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
  ])('reads the names of a certificate that is %s', async (_, leaf, failure, detail) => {
    expect(await tlsOf(https(leaf))).toMatchObject({ failure, detail, certificate: { names: leaf.names } });
  });

  it.each([
    ['a reset', afterFirstBytes(reset), 'connection_reset'],
    ['an end of stream', afterFirstBytes(close), 'eof_error'],
    ['silence', silence, 'generic_timeout_error'],
    ['plain http', raw('HTTP/1.1 400 Bad Request\r\n\r\n'), 'ssl_failed_handshake'],
    ['alert 112', raw(Buffer.from([0x15, 3, 3, 0, 2, 2, 112])), 'ssl_unrecognized_name'],
    ['alert 40', raw(Buffer.from([0x15, 3, 3, 0, 2, 2, 40])), 'ssl_failed_handshake'],
  ])('names %s', async (_, handler, failure) => expect(await tlsOf(handler)).toMatchObject({ failure }));
});

describe('http', () => {
  const httpOf = async (handler: Handler) => (await fetchFrom('http', handler)).http;

  it('keeps what a page is judged by', async () => {
    expect(await httpOf(serveHttp(page('Toko <b>', { status: 404, headers: { 'X-Shop': '1' } })))).toMatchObject({
      failure: null,
      status: 404,
      title: 'Toko <b>',
      authenticated: false,
      headerNames: expect.arrayContaining(['x-shop']),
      bodyTruncated: false,
    });
  });

  it('is authenticated only over a valid certificate', async () => {
    expect((await fetchFrom('https', https())).http).toMatchObject({ status: 200, authenticated: true });
    await endpoints.stop();
    endpoints = new Endpoints();
    expect((await fetchFrom('https', https({ names: ['other.example.com'] }))).http).toMatchObject({
      status: 200,
      authenticated: false,
    });
  });

  it.each([
    ['a reset', afterFirstBytes(reset), 'connection_reset'],
    ['an end of stream', afterFirstBytes(close), 'eof_error'],
    ['silence', silence, 'generic_timeout_error'],
    ['noise', afterFirstBytes(raw('noise\r\n\r\n')), 'http_invalid_response'],
    [
      'headers without end',
      afterFirstBytes(raw(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(400_000)}`)),
      'http_invalid_response',
    ],
    [
      'interim answers without end',
      afterFirstBytes(raw('HTTP/1.1 103 Early\r\n\r\n'.repeat(100))),
      'http_invalid_response',
    ],
  ])('names %s', async (_, handler, failure) => expect(await httpOf(handler)).toMatchObject({ failure, status: null }));

  it('keeps the head of a response whose body never ends', async () => {
    const stalled = afterFirstBytes((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'));
    expect(await httpOf(stalled)).toMatchObject({
      failure: null,
      bodyFailure: 'generic_timeout_error',
      status: 200,
      body: 'half',
    });
  });

  it('reads a head of a hundred kilobytes, and a page that breaks off', async () => {
    const long = `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(12_000)}Content-Length: 99\r\n\r\n<title>Toko</title>`;
    expect(await httpOf(afterFirstBytes(raw(long)))).toMatchObject({
      failure: null,
      bodyFailure: 'eof_error',
      title: 'Toko',
    });
  });

  it('reads the redirect that filters inject', async () => {
    const injected = raw(
      'HTTP/1.0 302 Moved\r\nLocation: http://lamanlabuh.aduankonten.id/\r\nContent-Length: 0\r\n\r\n',
    );
    expect(await httpOf(afterFirstBytes(injected))).toMatchObject({
      status: 302,
      location: 'http://lamanlabuh.aduankonten.id/',
    });
  });
});

describe('redirects', () => {
  it('are followed ten times and no further', async () => {
    await endpoints.listen({ address: ADDRESS, port: 80 }, serveHttp(redirect('/again')));
    const probe = createProbe({ network: endpoints.network, resolvers: [dns.endpoint], deadlines });
    const url = 'http://shop.example.com/';
    const { observations } = await probe.check({ input: url, host: 'shop.example.com', urls: [url] });
    const { hops } = observations.urls[0]!;
    expect(hops).toHaveLength(11);
    expect(hops.at(-1)).toMatchObject({ redirectFailure: 'http_too_many_redirects' });
  });

  it('never lead to a private address', async () => {
    await endpoints.listen({ address: ADDRESS, port: 80 }, serveHttp(redirect('http://127.0.0.1:8080/admin')));
    const probe = createProbe({ network: endpoints.network, resolvers: [dns.endpoint], deadlines });
    const url = 'http://shop.example.com/';
    const { observations } = await probe.check({ input: url, host: 'shop.example.com', urls: [url] });
    expect(observations.urls[0]!.hops.at(-1)).toMatchObject({
      host: '127.0.0.1',
      tcp: [{ failure: 'address_not_dialled' }],
      http: null,
    });
  });

  it('bring back the cookies of the chain', async () => {
    const seen: (string | undefined)[] = [];
    const circle = serveHttp((request, response) => {
      seen.push(request.headers.cookie);
      if (request.headers.cookie) return void response.end('in');
      response.writeHead(302, { Location: '/', 'Set-Cookie': 'visited=1; Path=/' }).end();
    });
    const hop = await fetchFrom('http', circle);
    expect(hop.http?.status).toBe(302);
    expect(seen).toEqual([undefined, 'visited=1']);
  });
});

describe('the whole domain', () => {
  it('ends with its deadline and says that it is incomplete', async () => {
    await endpoints.listen({ address: ADDRESS, port: 80 }, silence);
    const slow = { ...deadlines, http: 60_000, target: 150 };
    const probe = createProbe({ network: endpoints.network, resolvers: [dns.endpoint], deadlines: slow });
    const url = 'http://shop.example.com/';
    const result = await probe.check({ input: url, host: 'shop.example.com', urls: [url] });
    expect(result).toMatchObject({ status: 'inconclusive', observations: { complete: false } });
    expect(result.durationMs).toBeLessThan(slow.http);
  });

  it('is no result once called off', async () => {
    await endpoints.listen({ address: ADDRESS, port: 80 }, silence);
    const controller = new AbortController();
    const probe = createProbe({ network: endpoints.network, resolvers: [dns.endpoint] });
    const url = 'http://shop.example.com/';
    const running = probe.check({ input: url, host: 'shop.example.com', urls: [url] }, controller.signal);
    controller.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
