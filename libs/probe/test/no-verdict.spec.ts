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

  describe('while the machine sleeps, so that the server hangs up,', () => {
    const { now } = Date;
    let slept: number;
    beforeEach(() => {
      slept = 0;
      jest.spyOn(Date, 'now').mockImplementation(() => now() + slept);
    });
    afterEach(() => jest.restoreAllMocks());

    const sleepingFor = (times: number) =>
      world.intercept(
        WWW,
        443,
        afterFirstBytes((socket) => {
          if (slept < times * 60_000) slept += 60_000;
          reset(socket);
        }),
      );

    it('nothing is learnt', async () => {
      await sleepingFor(Infinity);
      const [result] = await world.check(`https://${NAME}/`);
      expect(result).toMatchObject({ status: 'inconclusive', reasonCode: 'own.unfinished' });
    });

    it('it is measured again once it is awake', async () => {
      await sleepingFor(1);
      const [result] = await world.check(`https://${NAME}/`);
      expect(result).toMatchObject({ status: 'blocked', reasonCode: 'path.failure' });
    });
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
