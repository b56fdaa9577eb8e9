import { runAgent, type CheckResult } from '../src/index';
import { aRow, startFakeApi, type FakeApi } from '../staged/index';
import { afterFirstBytes, reset } from '../staged/handlers';
import { aResult, fakeProbe } from './support/fake-probe';
import { createWorld, WWW, type World } from './conformance/world';

/** Two hundred looks through a broken path, and not one verdict. */
const LOOKS = 200;
const NAME = 'www.example.com';
const statuses = (results: CheckResult[]) => [...new Set(results.map(({ status }) => status))];

describe('measured', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    await world.site(NAME, WWW);
  });
  afterEach(() => world.close());

  it('with a dead control and interference, nothing is learnt', async () => {
    world.control = 'is away';
    await world.intercept(WWW, 443, afterFirstBytes(reset));
    expect(statuses(await world.check(`https://${NAME}/`, LOOKS))).toEqual(['inconclusive']);
  });

  it('with no network at all, nothing is learnt', async () => {
    world.refuse(WWW, 80).refuse(WWW, 443).control = 'is away';
    expect(statuses(await world.check(`https://${NAME}/`, LOOKS))).toEqual(['inconclusive']);
  });

  it('with a machine that slept in the middle, so that the server hung up, nothing is learnt', async () => {
    const { now } = Date;
    let slept = 0;
    const wall = jest.spyOn(Date, 'now').mockImplementation(() => now() + slept);
    const hangsUp = afterFirstBytes((socket) => {
      slept += 60_000;
      reset(socket);
    });
    await world.intercept(WWW, 443, hangsUp);
    const [result] = await world.check(`https://${NAME}/`);
    wall.mockRestore();
    expect(result).toMatchObject({ status: 'inconclusive', reasonCode: 'own.unfinished' });
  });
});

describe('reported', () => {
  let api: FakeApi;
  beforeEach(async () => {
    api = await startFakeApi(Array.from({ length: LOOKS }, (_, i) => aRow(`n${i}.example.com`, i)));
  });
  afterEach(() => api.goAway());

  it('with a canary that is not blocked, nothing is reported as accessible or blocked', async () => {
    const stop = new AbortController();
    const probe = fakeProbe(async ({ input }) => aResult(input));
    const canaries = { mustBlock: ['canary.example.org'], mustAllow: [] };
    await runAgent({
      api: api.url,
      intervalMs: 60_000,
      concurrency: 50,
      once: true,
      vantages: [{ probe, canaries }],
      signal: stop.signal,
      report: () => undefined,
    });
    expect(api.reports).toHaveLength(LOOKS);
    expect(new Set(api.reports.map(({ scanResult }) => scanResult.status))).toEqual(new Set(['inconclusive']));
  });
});
