import { measureTools } from '../probe';
import { createAuthority, type Authority } from '../../staged/authority';
import { startDnsServer, type DnsServer } from '../../staged/dns-server';
import { Endpoints } from '../../staged/endpoints';
import { serveHttp, silence, type Handler, type Respond } from '../../staged/handlers';
import { Company } from '../measure/company';
import type { Measurement } from '../measure/context';
import { Names } from '../measure/names';
import { fetchIssuer } from './fetch-issuer';

const HOST = 'issuers.example.net';
const ADDRESS = '93.184.216.60';
const SPARE = '93.184.216.61';

let authority: Authority;
let dns: DnsServer;
let endpoints: Endpoints;
let addresses: string[];
beforeAll(async () => {
  authority = await createAuthority();
  dns = await startDnsServer((name) => (name === HOST ? { a: addresses } : { rcode: 'NXDOMAIN' }));
});
beforeEach(() => {
  addresses = [ADDRESS];
  endpoints = new Endpoints();
});
afterEach(() => endpoints.stop());
afterAll(() => dns.stop());

function fetchFrom(url: string, issuerMs = 10_000): ReturnType<typeof fetchIssuer> {
  const deadlines = { lateAnswer: 0, issuer: issuerMs };
  const tools = measureTools({ resolvers: [dns.endpoint], network: endpoints.network, deadlines });
  const { signal } = new AbortController();
  const own = { names: new Names(tools, signal), secureHosts: new Set<string>(), company: new Company() };
  const measurement: Measurement = { ...tools, signal, ...own };
  return fetchIssuer(new URL(url), measurement);
}

const listen = (handler: Handler, address = ADDRESS) => endpoints.listen({ address, port: 80 }, handler);
const hand: Respond = (_request, response) => void response.end(authority.intermediate);
const answer = (respond: Respond) => listen(serveHttp(respond));

it('fetches the certificate that the address leads to, and asks for it by its host', async () => {
  const asked: string[] = [];
  await answer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    response.end(authority.intermediate);
  });
  const issuer = await fetchFrom(`http://${HOST}/between.der?v=2`);
  expect(issuer?.subject).toBe('CN=Staged Internet Root Intermediate');
  expect(asked).toEqual([`${HOST} /between.der?v=2`]);
});

it('tries a second address where the first takes no connection', async () => {
  addresses = [ADDRESS, SPARE];
  await listen(serveHttp(hand), SPARE);
  expect(await fetchFrom(`http://${HOST}/`)).toBeDefined();
});

it.each<[string, Respond]>([
  ['is not found', (_request, response) => void response.writeHead(404).end('no such certificate')],
  ['lies elsewhere', (_request, response) => void response.writeHead(302, { Location: `http://${HOST}/there` }).end()],
  ['is no certificate', (_request, response) => void response.end('<html>')],
  ['is empty', (_request, response) => void response.end()],
  ['is larger than any', (_request, response) => void response.end(Buffer.alloc(100_000))],
  [
    'breaks off',
    (_request, response) =>
      void response.writeHead(200, { 'Content-Length': '9999' }).write('0', () => response.destroy()),
  ],
])('gives nothing, and no error, where it %s', async (_, respond) => {
  await answer(respond);
  expect(await fetchFrom(`http://${HOST}/`)).toBeUndefined();
});

it('waits no longer than its deadline', async () => {
  await listen(silence);
  expect(await fetchFrom(`http://${HOST}/`, 50)).toBeUndefined();
});

it.each([
  ['a private address', 'http://10.0.0.1/'],
  ['loopback', 'http://127.0.0.1/'],
  ['a link-local address', 'http://[fe80::1]/'],
  ['a host that does not exist', 'http://nowhere.example.net/'],
  ['a host that is no name of DNS', 'http://-_-/'],
])('dials nothing for %s', async (_, url) => {
  const address = new URL(url).hostname.replace(/^\[|\]$/g, '');
  await listen(serveHttp(hand), address);
  expect(await fetchFrom(url)).toBeUndefined();
});

it('dials no private address that a resolver gives either', async () => {
  addresses = ['192.168.1.1'];
  await listen(serveHttp(hand), '192.168.1.1');
  expect(await fetchFrom(`http://${HOST}/`)).toBeUndefined();
});
