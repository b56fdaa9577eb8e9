import { createProbe, isBogon, runAgent, type Progress, type Vantage } from '../src/index';
import type { Endpoint } from '../src/address/network';
import {
  aRow,
  blockedByDns,
  healthy,
  startDnsServer,
  startFakeApi,
  startStagedInternet,
  type DnsServer,
  type FakeApi,
  type StagedAnswer,
  type StagedInternet,
} from '../staged/index';
import { fakeProbe, aResult } from './support/fake-probe';

/** Several networks in one agent: each asks its own resolver, and what they agree on is measured once. */
const SITE = 'shop.example.com';
const FREE = 'free.example.com';
/** As the stage numbers its sites. */
const ADDRESS = { [SITE]: '93.184.216.1', [FREE]: '93.184.216.2' };

let internet: StagedInternet;
let api: FakeApi;
let dialled: Endpoint[];
let resolvers: DnsServer[];
let told: Progress[];
beforeEach(async () => {
  internet = await startStagedInternet({ sites: { [SITE]: healthy, [FREE]: healthy } });
  api = await startFakeApi([aRow(SITE)]);
  dialled = [];
  resolvers = [];
  told = [];
});
afterEach(async () => {
  await Promise.all([internet.stop(), api.goAway(), ...resolvers.map((each) => each.stop())]);
});

const truth = (name: string): StagedAnswer =>
  name === SITE || name === FREE ? { a: [ADDRESS[name]] } : { rcode: 'NXDOMAIN' };

/** A network whose resolver answers so. */
async function aVantage(name: string, resolve: (name: string, type: string) => StagedAnswer): Promise<Vantage> {
  const dns = await startDnsServer((asked, type) =>
    type === 'A' ? resolve(asked, type) : { ...resolve(asked, type), a: [] },
  );
  resolvers.push(dns);
  const { network, caPem } = internet;
  const probe = createProbe({
    resolvers: [dns.endpoint],
    extraCa: [caPem],
    neutral: FREE,
    deadlines: { lateAnswer: 0, dns: 300 },
    network: {
      mayDial: (address) => !isBogon(address),
      route(endpoint) {
        dialled.push(endpoint);
        return network.route(endpoint);
      },
    },
  });
  return { name, probe, isElsewhere: true };
}

const once = (vantages: Vantage[]) =>
  runAgent({
    api: api.url,
    intervalMs: 60_000,
    concurrency: 4,
    vantages,
    once: true,
    pace: { jitterMs: 0, betweenProbesMs: 0 },
    signal: new AbortController().signal,
    report: (progress) => void told.push(progress),
  });

const seen = () => Object.fromEntries(api.reports.map(({ scanResult: { vantage, status } }) => [vantage, status]));
const connectionsTo = (address: string) => dialled.filter((endpoint) => endpoint.address === address).length;

it('reports every network under its own name, and measures the same answer once', async () => {
  const alone = await aVantage('alone', truth);
  expect(await once([alone])).toBe(true);
  const connections = connectionsTo(ADDRESS[SITE]);
  dialled = [];
  api.reports.length = 0;

  expect(await once([await aVantage('telkom', truth), await aVantage('indosat', truth)])).toBe(true);
  expect(seen()).toEqual({ telkom: 'accessible', indosat: 'accessible' });
  expect(connectionsTo(ADDRESS[SITE])).toBe(connections);
});

it('keeps apart what networks answer differently', async () => {
  const lie = () => blockedByDns({ name: SITE, address: ADDRESS[SITE], http: () => undefined, https: () => undefined });
  const lies = (name: string) => (name === SITE ? (lie().dns?.() ?? {}) : truth(name));
  expect(await once([await aVantage('telkom', lies), await aVantage('free', truth)])).toBe(true);
  expect(seen()).toEqual({ telkom: 'blocked', free: 'accessible' });
});

it('says of a resolver that answers nothing here that it answers only inside its network', async () => {
  const silent = await aVantage('telkom', () => ({ silent: true }));
  expect(await once([silent, await aVantage('free', truth)])).toBe(true);
  expect(seen()).toEqual({ telkom: 'inconclusive', free: 'accessible' });
  expect(told.filter(({ kind }) => kind === 'resolver-elsewhere')).toEqual([
    { kind: 'resolver-elsewhere', vantage: 'telkom', resolver: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
  ]);
  expect(told.find(({ kind }) => kind === 'round-finished')).toMatchObject({
    total: 1,
    vantages: [
      { vantage: 'telkom', checked: 0, inconclusive: 1, problem: expect.stringContaining('fails for every name') },
      { vantage: 'free', checked: 1, accessible: 1, problem: null },
    ],
  });
});

it('does not hold one lost answer against a resolver', async () => {
  let asked = 0;
  const forgetful = await aVantage('telkom', (name) => (asked++ < 2 ? { silent: true } : truth(name)));
  expect(await once([forgetful])).toBe(true);
  expect(seen()).toEqual({ telkom: 'accessible' });
  expect(told.map(({ kind }) => kind)).not.toContain('resolver-elsewhere');
});

it('goes on in all networks when a check breaks in one', async () => {
  const broken = fakeProbe(() => Promise.reject(new Error('boom')));
  const sound = fakeProbe(async ({ input }) => aResult(input));
  await once([
    { name: 'a', probe: broken },
    { name: 'b', probe: sound },
  ]);
  expect(seen()).toEqual({ b: 'accessible' });
  expect(told).toContainEqual(expect.objectContaining({ kind: 'skipped', vantage: 'a', problem: 'boom' }));
});
