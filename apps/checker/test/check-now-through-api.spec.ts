import { hostname } from 'node:os';
import type { BrandDto, CheckDto, CheckerDto, CheckResultDto, CheckStartedDto, DomainDto } from '@nawala/contracts';
import { createPluginProbe, runAgent, type AgentOptions } from '@nawala/probe';
import { waitUntil } from '@nawala/probe/staged';
import { io, type Socket } from 'socket.io-client';
import { connectTo } from '../src/live/socket-link';
import { startApiProgram, type ApiProgram } from './support/api-program';
import { FILTERED, FINE, HIJACKED, startCensoredCountry, type CensoredCountry } from './support/censored-country';

/** From the click to what each network sees: the agent, the real API and a listening dashboard, over staged networks. */
let api: ApiProgram;
let dashboard: Socket;
let country: CensoredCountry;
let results: CheckResultDto[];
const stop = new AbortController();
let ended: Promise<boolean>;

beforeAll(async () => {
  [api, country] = await Promise.all([startApiProgram(), startCensoredCountry()]);
  dashboard = io(api.url.href, { auth: { token: api.token }, transports: ['websocket'], reconnection: false });
  dashboard.on('check:result', (result: CheckResultDto) => results.push(result));
  await new Promise<void>((done, fail) => dashboard.once('connect', done).once('connect_error', fail));
  const { secret: key } = await api.create<{ secret: string }>('keys', { name: 'Fleet', scopes: ['report'] });
  ended = runAgent({ ...agent(), key, connect: connectTo(api.url, key) });
  await waitUntil(async () => (await api.get<CheckerDto[]>('checkers')).some(({ connected }) => connected));
});
beforeEach(() => {
  results = [];
});
afterAll(async () => {
  stop.abort();
  await ended;
  dashboard?.close();
  await Promise.all([country?.stop(), api?.stop()]);
});

const agent = (): AgentOptions => ({
  api: api.url,
  intervalMs: 3_600_000,
  concurrency: 8,
  vantages: [
    { name: 'telkom', probe: country.probe },
    { name: 'list', probe: createPluginProbe(unlisted, { patienceMs: 60_000 }) },
  ],
  pace: { jitterMs: 0, betweenProbesMs: 0, gatherMs: 0 },
  signal: stop.signal,
  report: () => undefined,
});
const unlisted = {
  name: 'list.mjs',
  check: () => ({ status: 'accessible', method: 'list', reason: 'It is on no list' }) as const,
};

/** Far from the hour between two rounds, on a busy machine too. */
const SECONDS_MS = 30_000;

/** Asks, and waits until nothing more comes. Milliseconds from the click to the last result. */
async function check(body: object): Promise<{ started: CheckStartedDto; took: number }> {
  const done = new Promise((resolve) => dashboard.once('check:done', resolve));
  const clicked = performance.now();
  const started = await api.create<CheckStartedDto>('checks', body);
  expect(await done).toEqual({ checkId: started.id, missing: [] });
  return { started, took: performance.now() - clicked };
}
const seen = () =>
  results.map(({ target, vantage, status, method }) => `${target} ${vantage}: ${status} by ${method}`).sort();

it('names that nobody watches are seen by each network within seconds, with reason and evidence', async () => {
  const { started, took } = await check({ targets: [FINE, HIJACKED, FILTERED] });
  expect(started.asked).toEqual(['list', 'telkom']);
  expect(seen()).toEqual([
    `${FILTERED} list: accessible by list`,
    `${FILTERED} telkom: blocked by tls`,
    `${FINE} list: accessible by list`,
    `${FINE} telkom: accessible by tls`,
    `${HIJACKED} list: accessible by list`,
    `${HIJACKED} telkom: blocked by dns`,
  ]);
  const hijacked = results.find(({ target, vantage }) => target === HIJACKED && vantage === 'telkom');
  expect(hijacked).toMatchObject({ domainId: null, confirmed: true, reason: expect.stringContaining('block page') });
  expect(hijacked?.evidence).toEqual(expect.objectContaining({ layers: expect.any(Array) }));
  expect(took).toBeLessThan(SECONDS_MS);
  expect((await api.get<CheckDto>(`checks/${started.id}`)).state).toBe('done');
});

it('a watched name is recorded as well; that it is on no list does not make it up', async () => {
  const { id: brandId } = await api.create<BrandDto>('brands', { name: 'Aurora', code: 'AUR' });
  const { id } = await api.create<DomainDto>('domains', { domain: HIJACKED, brandId });
  await check({ domainIds: [id] });
  const { nawala, vantages, uptime } = await api.get<DomainDto>(`domains/${id}`);
  expect(nawala.status).toBe('ada');
  expect(vantages.map(({ vantage, status }) => `${vantage}: ${status}`).sort()).toEqual([
    'list: tidak ada',
    'telkom: ada',
  ]);
  expect(uptime.status).toBe('unknown');
  const [checker] = await api.get<CheckerDto[]>('checkers');
  expect(checker).toMatchObject({ name: hostname().slice(0, 60), connected: true, outdated: false });
});
