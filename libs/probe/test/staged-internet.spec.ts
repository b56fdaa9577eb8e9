import { createProbe, parseTarget, type Probe } from '../src/index';
import {
  blockedByDns,
  blockedByInjection,
  blockedByNationalResolver,
  healthy,
  resetting,
  startStagedInternet,
  type StagedInternet,
} from '../staged/index';

let internet: StagedInternet;
let probe: Probe;

beforeAll(async () => {
  internet = await startStagedInternet({
    sites: {
      'shop.aurora.example.com': healthy,
      'dns.borneo.example.com': blockedByDns,
      'ede.borneo.example.com': blockedByNationalResolver,
      'injected.borneo.example.com': blockedByInjection,
      'reset.cendana.example.com': resetting,
    },
  });
  const { network, resolver, caPem } = internet;
  probe = createProbe({ network, resolvers: [resolver], extraCa: [caPem], deadlines: { lateAnswer: 20 } });
});
afterAll(() => internet.stop());

const check = (input: string) => {
  const parsed = parseTarget(input);
  if (!parsed.ok) throw new Error(parsed.problem);
  return probe.check(parsed.target);
};

it('sees a healthy site as accessible', async () => {
  const r = await check('shop.aurora.example.com');
  expect(r).toMatchObject({
    status: 'accessible',
    method: 'tls',
    confirmed: false,
    reason: 'shop.aurora.example.com answers 200 with a valid certificate',
  });
});

it.each([
  ['dns.borneo.example.com', 'dns', 'DNS answers 36.86.63.185, a known block page (Telkom)'],
  ['ede.borneo.example.com', 'dns', 'DNS answers 103.155.26.29, a known block page (Komdigi)'],
  [
    'injected.borneo.example.com',
    'http',
    'The answer redirects to http://lamanlabuh.aduankonten.id/, a known block page (Komdigi)',
  ],
])('sees that %s is blocked in %s', async (name, method, reason) => {
  expect(await check(name)).toMatchObject({ status: 'blocked', method, confirmed: true, reason });
});

it('does not call a resetting site blocked', async () => {
  expect(await check('reset.cendana.example.com')).toMatchObject({
    status: 'inconclusive',
    method: null,
    reason: 'TLS with reset.cendana.example.com was reset; there is no control to compare with',
  });
});
