import { createProbe, measureTools, parseTarget, serveControl, type ControlServer } from '../src/index';
import { askControl } from '../src/control/ask-control';
import { sign } from '../src/control/signature';
import { blockedByDns, healthy, startStagedInternet, type StagedInternet } from '../staged/index';
import { startDohServer, type DohServer } from '../staged/doh-server';

const SECRET = 'a secret between two';
const NAME = 'shop.aurora.example.com';

let internet: StagedInternet;
let control: ControlServer;
beforeAll(async () => {
  internet = await startStagedInternet({ sites: { [NAME]: healthy } });
  const { network, resolver, caPem } = internet;
  const tools = measureTools({ network, resolvers: [resolver], extraCa: [caPem], deadlines: { lateAnswer: 0 } });
  control = await serveControl({ host: '127.0.0.1', port: 0, secret: SECRET, tools, perMinute: 100 });
});
afterAll(async () => {
  await control.stop();
  await internet.stop();
});

const targetOf = (input: string) => {
  const parsed = parseTarget(input);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.target;
};
const { signal } = new AbortController();
const ask = (input: string, secret = SECRET, addresses: string[] = []) =>
  askControl({ url: control.url, secret }, targetOf(input), addresses, signal);

async function post(body: string, over: Record<string, string> = {}): Promise<number> {
  const timestamp = String(Date.now());
  const nonce = over['X-Nawala-Nonce'] ?? String(Math.random());
  const headers = {
    'X-Nawala-Timestamp': timestamp,
    'X-Nawala-Nonce': nonce,
    'X-Nawala-Signature': sign(SECRET, { timestamp: over['X-Nawala-Timestamp'] ?? timestamp, nonce, body }),
    ...over,
  };
  return (await fetch(new URL('/v1/measure', control.url), { method: 'POST', body, headers })).status;
}

it('says what it sees, layer by layer, and never the page', async () => {
  const { report } = await ask(NAME, SECRET, ['93.184.216.1', '36.86.63.185']);
  const [https] = report!.urls;
  expect(https).toMatchObject({
    hops: [{ tls: [{ failure: null }], http: { status: 200, title: `${NAME} — welcome` } }],
  });
  expect(JSON.stringify(report)).not.toContain('Welcome.');
  expect(report!.tested).toContainEqual({
    address: '93.184.216.1',
    port: 443,
    tcp: null,
    tls: null,
    certificate: 'valid',
  });
  expect(report!.tested).toContainEqual({
    address: '36.86.63.185',
    port: 443,
    tcp: null,
    tls: 'ssl_invalid_certificate',
    certificate: 'foreign',
  });
});

it('dials no private address for anybody', async () => {
  const { report } = await ask('http://127.0.0.1:8080/', SECRET, ['10.0.0.1']);
  expect(report).toMatchObject({
    urls: [{ hops: [{ tcp: [{ failure: 'address_not_dialled' }], http: null }] }],
    tested: [{ address: '10.0.0.1', tcp: 'address_not_dialled' }],
  });
});

it('answers nobody who does not know the secret, nor anybody twice', async () => {
  expect(await ask(NAME, 'another secret altogether')).toMatchObject({
    report: null,
    problem: { kind: 'refuses', detail: '401' },
  });
  const body = JSON.stringify({ target: NAME, addresses: [] });
  expect(await post(body, { 'X-Nawala-Nonce': 'once' })).toBe(200);
  expect(await post(body, { 'X-Nawala-Nonce': 'once' })).toBe(401);
  expect(await post(body, { 'X-Nawala-Timestamp': String(Date.now() - 600_000) })).toBe(401);
  expect(await post(body, { 'X-Nawala-Timestamp': 'yesterday' })).toBe(401);
});

it.each([
  ['no JSON', '{', 400],
  ['no object', 'null', 400],
  ['no target', '{"addresses":[]}', 400],
  ['another scheme', '{"target":"file:///etc/passwd","addresses":[]}', 400],
  ['a name for an address', `{"target":"${NAME}","addresses":["localhost"]}`, 400],
  ['too many addresses', JSON.stringify({ target: NAME, addresses: Array(9).fill('1.1.1.1') }), 400],
  ['too much', 'x'.repeat(20_000), 413],
])('refuses %s', async (_, body, status) => expect(await post(body)).toBe(status));

it('lets nobody ask too much', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 120 && !statuses.has(429); i++) statuses.add(await post('{'));
  expect(statuses).toContain(429);
});

describe('DNS over HTTPS', () => {
  let doh: DohServer;
  beforeAll(async () => {
    doh = await startDohServer((name) => (name === NAME ? { a: ['93.184.216.1'] } : { rcode: 'NXDOMAIN' }));
  });
  afterAll(() => doh.stop());

  const checkWith = async (service: URL) => {
    const { network, resolver, caPem } = internet;
    const common = { network, extraCa: [caPem], deadlines: { lateAnswer: 0 } };
    const probe = createProbe({ ...common, resolvers: [resolver], fingerprints: [], doh: service });
    return probe.check(targetOf(`https://${NAME}/`));
  };

  it('shows that DNS lies, without any control service', async () => {
    internet.set(NAME, blockedByDns);
    expect(await checkWith(doh.url)).toMatchObject({ status: 'blocked', method: 'dns', confirmed: false });
  });

  it('says nothing about the name when the service itself cannot be asked', async () => {
    internet.set(NAME, blockedByDns);
    expect(await checkWith(new URL('http://127.0.0.1:1/'))).toMatchObject({
      status: 'inconclusive',
      control: { name: '127.0.0.1:1', problem: { kind: 'unreachable' } },
    });
  });

  it('never calls a site down, since it fails in the same network', async () => {
    internet.set(NAME, () => ({ https: (socket) => void socket.destroy() }));
    expect(await checkWith(doh.url)).toMatchObject({ status: 'inconclusive' });
  });
});
