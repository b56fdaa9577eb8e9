import fc from 'fast-check';
import { alertInstance, type AlertInstance } from '../../../test/support/alert-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import type { DeliveryRecord } from './delivery.schema';

const NOW = new Date('2026-11-26T04:48:00Z');

const due = (over: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  _id: 'm-c',
  message: 'm',
  type: 'incident.opened',
  channel: 'c',
  kind: 'webhook',
  state: 'due',
  why: null,
  error: null,
  claimId: null,
  attempts: 0,
  at: NOW,
  nextAt: NOW,
  recordedAt: NOW,
  createdAt: NOW,
  order: 1,
  ...over,
});
const sent = { state: 'sent', why: null, error: null, at: NOW, nextAt: null } as const;

describe('Deliveries', () => {
  let store: TestStore;
  let instance: AlertInstance;

  beforeAll(async () => {
    store = await openStore();
    const facts = {
      of: async () => new Map(),
      open: async () => [],
      muted: async () => new Set<string>(),
      changed: () => undefined,
    };
    instance = await alertInstance(store.uri, facts, { now: () => NOW });
  });
  afterAll(async () => {
    await instance?.close();
    await store?.stop();
  });
  beforeEach(() => instance.models.deliveries.deleteMany({}));

  it('are made once, however often that is tried', async () => {
    await instance.deliveries.add([due()]);
    await instance.deliveries.add([due({ attempts: 7 }), due({ _id: 'm-d', channel: 'd' })]);
    expect((await instance.deliveries.unsent(10)).map(({ _id, attempts }) => [_id, attempts])).toEqual([
      ['m-c', 0],
      ['m-d', 0],
    ]);
  });

  it('are claimed by one alone', async () => {
    await instance.deliveries.add([due()]);
    const claims = await Promise.all(['x', 'y', 'z'].map((claimId) => instance.deliveries.claim(due(), claimId, NOW)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(claims.find(Boolean)).toMatchObject({ attempts: 1, state: 'sending' });
  });

  it('are not settled by whoever lost the claim', async () => {
    await instance.deliveries.add([due()]);
    const first = (await instance.deliveries.claim(due(), 'first', NOW))!;
    await instance.deliveries.takeOver(first, NOW);
    const [again] = await instance.deliveries.unsent(1);
    const second = (await instance.deliveries.claim(again!, 'second', NOW))!;
    expect(await instance.deliveries.settle(first, { ...sent, state: 'failed', why: 'gave-up' })).toBe(false);
    expect(await instance.deliveries.settle(second, sent)).toBe(true);
    expect(await instance.models.deliveries.findOne().lean()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('are not taken over once they are settled', async () => {
    await instance.deliveries.add([due()]);
    const claimed = (await instance.deliveries.claim(due(), 'first', NOW))!;
    await instance.deliveries.settle(claimed, sent);
    await instance.deliveries.takeOver(claimed, NOW);
    expect(await instance.deliveries.unsent(1)).toEqual([]);
  });

  it('are what the last who held the claim made of them, whoever else goes on', async () => {
    const act = fc.record({ who: fc.nat({ max: 2 }), what: fc.constantFrom('claim', 'settle', 'take over') });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 20 }), async (acts) => {
        await instance.models.deliveries.deleteMany({});
        await instance.deliveries.add([due()]);
        const claims: (DeliveryRecord | null)[] = [null, null, null];
        let holder: number | undefined;
        let settledBy: number | undefined;
        for (const [index, { who, what }] of acts.entries()) {
          const [row] = await instance.deliveries.unsent(1);
          const claim = claims[who];
          if (what === 'claim' && row) {
            const got = await instance.deliveries.claim(row, `${who} ${index}`, NOW);
            expect(got !== null).toBe(holder === undefined);
            if (got) [claims[who], holder] = [got, who];
          } else if (what === 'take over' && row?.state === 'sending') {
            await instance.deliveries.takeOver(row, NOW);
            holder = undefined;
          } else if (what === 'settle' && claim) {
            const counts = holder === who && settledBy === undefined;
            expect(await instance.deliveries.settle(claim, { ...sent, error: `${who}` })).toBe(counts);
            if (counts) settledBy = who;
          }
          if (settledBy !== undefined) holder = undefined;
        }
        const [end] = await instance.deliveries.byIds([due()._id]);
        const expected = settledBy === undefined ? { error: null } : { state: 'sent', error: `${settledBy}` };
        expect(end).toMatchObject(expected);
      }),
      { numRuns: 40 },
    );
  });
});
