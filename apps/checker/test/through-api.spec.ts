import { setTimeout as wait } from 'node:timers/promises';
import type { BrandDto, DomainDto, NawalaUpdated, Page, TransitionPageDto } from '@nawala/contracts';
import { runAgent, type AgentOptions, type Canaries, type Probe, type Report, type Vantage } from '@nawala/probe';
import { healthy, resetting } from '@nawala/probe/staged';
import { io, type Socket } from 'socket.io-client';
import { startApiProgram, type ApiProgram } from './support/api-program';
import {
  CANARY,
  FILTERED,
  FINE,
  HIJACKED,
  NAMES,
  startCensoredCountry,
  type CensoredCountry,
} from './support/censored-country';

/** The checker, the real API and a listening dashboard: what reaches it, and what never may. */
const ROUNDS = 200;

let api: ApiProgram;
let dashboard: Socket;
let heard: NawalaUpdated[];
let country: CensoredCountry;

beforeAll(async () => {
  api = await startApiProgram();
  const brand = await api.create<BrandDto>('brands', { name: 'Aurora', code: 'AUR' });
  for (const domain of NAMES) await api.create<DomainDto>('domains', { domain, brandId: brand.id });
  dashboard = io(api.url.href, { auth: { token: api.token }, transports: ['websocket'], reconnection: false });
  dashboard.on('domain:nawala-updated', (update: NawalaUpdated) => heard.push(update));
  await new Promise<void>((done, fail) => dashboard.once('connect', done).once('connect_error', fail));
});
beforeEach(async () => {
  heard = [];
  country = await startCensoredCountry();
});
afterEach(() => country.stop());
afterAll(async () => {
  dashboard?.close();
  await api?.stop();
});

/** The watched domains in the order of `NAMES`, and what has become of them so far. */
async function stored(): Promise<DomainDto[]> {
  const { items } = await api.get<Page<DomainDto>>('domains');
  return NAMES.map((name) => items.find(({ domain }) => domain === name)!);
}
const transitions = async () => (await api.get<TransitionPageDto>('transitions?limit=500')).items.length;

/** As soon as every name has this vantage's verdict. */
async function reportedBy(vantage: string): Promise<DomainDto[]> {
  for (;;) {
    const domains = await stored();
    if (domains.every(({ vantages }) => vantages.some((result) => result.vantage === vantage))) return domains;
    await wait(5);
  }
}

/** As soon as the dashboard was told every name's verdict of this vantage: it may lag behind what is stored. */
async function heardFrom(vantage: string): Promise<void> {
  const told = () => new Set(heard.filter((update) => update.vantage.vantage === vantage).map(({ domain }) => domain));
  while (told().size < NAMES.length) await wait(5);
}

const agent = (vantage: Vantage, options: Partial<AgentOptions> = {}) =>
  runAgent({
    api: api.url,
    intervalMs: 0,
    concurrency: 8,
    vantages: [vantage],
    pace: { jitterMs: 0, betweenProbesMs: 0 },
    signal: new AbortController().signal,
    report: () => undefined,
    ...options,
  });

const firstHeard = (domainId: string) => heard.find((update) => update.domainId === domainId);

it('verdicts reach the dashboard with their method and reason, confirmed only on a known block page', async () => {
  await agent({ name: 'first', probe: country.probe }, { once: true });
  await heardFrom('first');
  const domains = await stored();
  const verdicts = [
    { status: 'tidak ada', method: 'tls', confirmed: false, reason: `${FINE} answers 200 with a valid certificate` },
    {
      status: 'ada',
      method: 'dns',
      confirmed: true,
      reason: 'DNS answers 36.86.63.185, a known block page (Telkom)',
    },
    {
      status: 'ada',
      method: 'tls',
      confirmed: false,
      reason: expect.stringMatching(`^TLS with ${FILTERED} was reset.*outside this network`),
    },
  ];
  expect(domains.map(({ domain }) => domain)).toEqual([FINE, HIJACKED, FILTERED]);
  expect(domains.map(({ nawala }) => nawala)).toEqual(verdicts.map((verdict) => expect.objectContaining(verdict)));
  expect(domains.map(({ id }) => firstHeard(id))).toEqual(
    domains.map(({ id, domain, nawala }) =>
      expect.objectContaining({ domainId: id, domain, nawala, previousStatus: 'unknown' }),
    ),
  );
});

/** One sound round, then the fault, then so many rounds more, all by one and the same agent. */
async function breakAfterFirstRound(name: string, fault: () => Promise<void>, canaries?: Canaries) {
  const stop = new AbortController();
  let gate: Promise<DomainDto[]> | undefined;
  let rounds = 0;
  let delivered = 0;
  const breakDown = async () => {
    const before = await reportedBy(name);
    await heardFrom(name);
    await fault();
    heard = [];
    delivered = 0;
    return before;
  };
  const report: Report = (progress) => {
    if (progress.kind === 'reported') delivered += progress.count - progress.errors.length;
    if (progress.kind !== 'round-finished') return;
    if (!gate) gate = breakDown();
    else if (++rounds === ROUNDS) stop.abort();
  };
  const probe: Probe = {
    ...country.probe,
    async check(target, signal) {
      await gate;
      return country.probe.check(target, signal);
    },
  };
  await agent({ name, probe, ...(canaries && { canaries }) }, { report, signal: stop.signal });
  return { before: (await gate) ?? [], delivered };
}

/** The verdict itself: when somebody last tried is none. */
const verdictsOf = (domains: DomainDto[]) =>
  domains.map(({ nawala: { lastAttempt: _lastAttempt, ...verdict }, vantages }) => ({ verdict, vantages }));
const attemptsOf = (domains: DomainDto[]) => domains.map(({ nawala }) => Date.parse(nawala.lastAttempt ?? ''));

it.each([
  [
    'a dead control',
    'dead-control',
    async () => {
      country.treatAll(resetting);
      await country.controlDies();
    },
    undefined,
  ],
  [
    'a canary that is suddenly free',
    'wrong-canary',
    async () => country.treatAll(healthy),
    { mustBlock: [CANARY], mustAllow: [] },
  ],
  ['no network at all', 'no-network', () => country.networkDies(), undefined],
])(`not one verdict flips in ${ROUNDS} rounds with %s`, async (_, vantage, fault, canaries) => {
  const { before, delivered } = await breakAfterFirstRound(vantage, fault, canaries);
  const after = await stored();
  expect(delivered).toBeGreaterThanOrEqual(ROUNDS * NAMES.length);
  expect(verdictsOf(after)).toEqual(verdictsOf(before));
  expect(attemptsOf(after).every((at, index) => at > attemptsOf(before)[index]!)).toBe(true);
  expect(heard).toEqual([]);
  const known = await transitions();
  expect(known).toBe(
    new Set(after.flatMap(({ id, vantages }) => vantages.map((seen) => `${id} ${seen.vantage}`))).size,
  );
});
