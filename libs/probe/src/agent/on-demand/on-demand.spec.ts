import type { AgentResult, CheckRequest } from '@nawala/contracts/checker';
import { aResult, fakeProbe } from '../../../test/support/fake-probe';
import type { Probe } from '../../probe';
import { Confirmation } from '../confirm';
import { Measuring } from '../measuring';
import { Politeness } from '../politeness';
import { ServerTime } from '../server-time';
import { OnDemand, type OnDemandParts } from './on-demand';

const ID = 'a'.repeat(24);
const request = (over: Partial<CheckRequest> = {}): CheckRequest => ({
  requestId: 'r1',
  vantages: ['telkom'],
  targets: [{ id: null, target: 'shop.example.com' }],
  deadlineAt: new Date(Date.now() + 60_000).toISOString(),
  ...over,
});

let sent: AgentResult[];
beforeEach(() => {
  sent = [];
});
const anOnDemand = (probe: Probe, over: Partial<OnDemandParts> = {}) =>
  new OnDemand({
    vantages: [
      { name: 'telkom', probe },
      { name: 'xl', probe },
    ],
    measuring: new Measuring(new Confirmation(2, 0), new Politeness()),
    serverTime: new ServerTime(),
    clockOffsetMs: () => null,
    concurrency: 4,
    send: async (result) => void sent.push(result),
    signal: new AbortController().signal,
    ...over,
  });

it('answers each name in each vantage that was asked, and in no other', async () => {
  await anOnDemand(fakeProbe()).take(request({ vantages: ['telkom', 'biznet'] }));
  expect(sent).toEqual([
    {
      requestId: 'r1',
      id: null,
      target: 'shop.example.com',
      vantage: 'telkom',
      scanResult: expect.objectContaining({ status: 'accessible', vantage: 'telkom' }),
    },
  ]);
});

it('measures once what two ask for at once, and once more what is asked later for another vantage', async () => {
  const check = jest.fn<ReturnType<Probe['check']>, Parameters<Probe['check']>>(async ({ input }) => aResult(input));
  const onDemand = anOnDemand(fakeProbe(check));
  await Promise.all([onDemand.take(request()), onDemand.take(request({ requestId: 'r2' }))]);
  expect(check).toHaveBeenCalledTimes(1);
  expect(sent.map(({ requestId }) => requestId)).toEqual(['r1', 'r2']);
  await onDemand.take(request({ vantages: ['telkom', 'xl'] }));
  expect(check).toHaveBeenCalledTimes(2);
});

it('looks twice before it turns a watched name around, and at any other once', async () => {
  const check = jest.fn<ReturnType<Probe['check']>, Parameters<Probe['check']>>(async ({ input }) =>
    aResult(input, { status: 'blocked', method: 'tls' }),
  );
  const onDemand = anOnDemand(fakeProbe(check));
  await onDemand.take(request({ targets: [{ id: ID, target: 'shop.example.com' }] }));
  expect(check).toHaveBeenCalledTimes(2);
  await onDemand.take(request({ targets: [{ id: null, target: 'other.example.com' }] }));
  expect(check).toHaveBeenCalledTimes(3);
});

it('says nothing after the deadline, which is by the clock of the API', async () => {
  const hanging = fakeProbe(
    (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('called off')))),
  );
  await anOnDemand(hanging).take(request({ deadlineAt: new Date(Date.now() + 20).toISOString() }));
  await anOnDemand(fakeProbe(), { clockOffsetMs: () => 120_000 }).take(request());
  expect(sent).toEqual([]);
});

it('is not flooded: never more at once than its places, and what is too much is dropped', async () => {
  let running = 0;
  let most = 0;
  const probe = fakeProbe(async ({ input }) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return aResult(input);
  });
  const onDemand = anOnDemand(probe);
  const targets = (from: number) =>
    Array.from({ length: 50 }, (_, i) => ({ id: null, target: `n${from + i}.example.com` }));
  await Promise.all(Array.from({ length: 40 }, (_, i) => onDemand.take(request({ targets: targets(50 * i) }))));
  expect(most).toBe(4);
  expect(sent).toHaveLength(404);
});
