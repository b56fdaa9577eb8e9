import fc from 'fast-check';
import { addAlertRule, addChannel, type AlertInstance, alertInstance } from '../../../test/support/alert-instance';
import { aSnapshot, anEnded } from '../../../test/support/a-snapshot';
import { addDue, attemptOf } from '../../../test/support/sending';
import { openStore, type TestStore } from '../../../test/support/store';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import type { Channel, Earlier } from '../channels/channel';
import { failed, retry, sent } from '../channels/outcome';
import type { DeliveryRecord } from '../store/delivery.schema';

const START = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;

describe('an attempt at a message', () => {
  let store: TestStore;
  let instance: AlertInstance;
  let now: number;
  let channel: string;
  const incidents = new Map<string, IncidentSnapshot>();
  const muted = new Set<string>();
  const clock = { now: () => new Date(now) };
  const facts = {
    of: async (ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (incidents.has(id) ? [[id, incidents.get(id)!] as const] : []))),
    open: async () => [],
    muted: async () => new Set(muted),
    changed: () => undefined,
  };

  beforeAll(async () => {
    store = await openStore();
    instance = await alertInstance(store.uri, facts, clock);
  });
  beforeEach(async () => {
    for (const model of Object.values(instance.models)) await model.collection.deleteMany({});
    now = START;
    muted.clear();
    incidents.clear();
    channel = await addChannel(instance, 'Hook');
  });
  afterAll(async () => {
    await instance?.close();
    await store?.stop();
  });

  /** A channel that takes everything, and what it was given. */
  function taking(reference?: string) {
    const taken: { key: string; message: unknown; earlier?: Earlier }[] = [];
    const send: Channel['send'] = async ({ payload }, key, earlier) => {
      taken.push({ key, message: JSON.parse(payload) as unknown, ...(earlier && { earlier }) });
      return { ...sent('accepted', 204), type: 'sent', ...(reference && { reference }) };
    };
    return { taken, attempt: attemptOf(instance, facts, clock, send) };
  }
  const read = async ({ _id }: DeliveryRecord) => (await instance.deliveries.byIds([_id]))[0]!;
  const due = async (rule: string, type: DeliveryRecord['type'], own: readonly IncidentSnapshot[], over = {}) => {
    for (const each of own) incidents.set(each.id, each);
    return addDue(instance, { rule, channel, type, incidents: own, createdAt: new Date(now), ...over });
  };

  it('carries the same id as each before it, whoever makes it and however those ended; what is taken is not sent again', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const ends = fc.constantFrom('taken', 'refused for now', 'refused', 'died before', 'died after');
    await fc.assert(
      fc.asyncProperty(fc.array(ends, { minLength: 1, maxLength: 12 }), async (outcomes) => {
        const delivery = await due(rule, 'incident.opened', [aSnapshot(1)]);
        const keys: string[] = [];
        const tally = { taken: 0, diedAfter: 0 };
        for (const outcome of outcomes) {
          const attempt = attemptOf(instance, facts, clock, async (_message, key) => {
            keys.push(key);
            if (outcome === 'refused for now') return retry('answeredWith', 503);
            if (outcome === 'refused') return failed('webhookGone', 410);
            if (outcome !== 'died before') tally.taken += 1;
            if (outcome === 'died after') tally.diedAfter += 1;
            if (outcome !== 'taken') throw new Error('died');
            return sent('accepted', 204);
          });
          const [unsent] = await instance.deliveries.unsent(1);
          if (!unsent) break;
          // Whoever died held a claim, which ends by itself.
          if (unsent.state === 'sending') await instance.deliveries.takeOver(unsent, clock.now());
          await attempt.execute((await instance.deliveries.unsent(1))[0]!).catch(() => undefined);
        }
        expect(new Set(keys)).toEqual(new Set([delivery._id]));
        expect(tally.taken).toBeLessThanOrEqual(1 + tally.diedAfter);
        await instance.models.deliveries.deleteMany({});
      }),
      { numRuns: 40 },
    );
  });

  it('tells of what is over by now in the message of its end alone', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    const both = await due(rule, 'incident.opened', [aSnapshot(1), aSnapshot(2)], { order: 2 });
    now += MINUTE;
    const over = anEnded(1, new Date(now));
    const end = await due(rule, 'incident.closed', [over], { order: 3 });
    const { taken, attempt } = taking();
    for (const delivery of [block, both, end]) await attempt.execute(await read(delivery));
    expect(await read(block)).toMatchObject({ state: 'skipped', why: 'over', attempts: 0 });
    expect(taken.map(({ key }) => key)).toEqual([both._id, end._id]);
    expect(taken[0]?.message).toMatchObject({ data: { total: 1, incidents: [{ domain: 'site-2.example' }] } });
    // Its end is for this channel all the same.
    expect(await instance.deliveries.channelsOf([block.message])).toEqual(new Map([[block.message, [channel]]]));
  });

  it('does not look twice at what goes at once', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    incidents.set(aSnapshot(1).id, anEnded(1, new Date(now)));
    const { taken, attempt } = taking();
    await attempt.execute(await read(block));
    expect(taken).toHaveLength(1);
  });

  it('waits for the end of quiet hours, and holds up nothing meanwhile', async () => {
    const quietHours = { from: '19:00', to: '06:00', zone: 'Asia/Jakarta' };
    const rule = await addAlertRule(instance, { channelIds: [channel], quietHours });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    const { taken, attempt } = taking();
    await attempt.execute(await read(block));
    const end = new Date(Date.UTC(2026, 10, 26, 23));
    expect([taken.length, await read(block)]).toMatchObject([
      0,
      { state: 'due', why: 'quiet-hours', nextAt: end, attempts: 0 },
    ]);
    now = end.getTime();
    await attempt.execute(await read(block));
    expect(await read(block)).toMatchObject({ state: 'sent', why: null });
  });

  it('waits for the end of a mute of all that it tells of', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    now += MINUTE;
    muted.add(aSnapshot(1).id);
    const { taken, attempt } = taking();
    await attempt.execute(await read(block));
    expect(await read(block)).toMatchObject({ state: 'due', why: 'muted' });
    muted.clear();
    await instance.deliveries.release('muted', clock.now());
    expect(await read(block)).toMatchObject({ why: null, nextAt: clock.now() });
    await attempt.execute(await read(block));
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['rule-off', (rule: string) => instance.models.rules.updateOne({ _id: rule }, { $set: { enabled: false } })],
    ['rule-gone', (rule: string) => instance.models.rules.deleteOne({ _id: rule })],
    ['channel-off', () => instance.models.channels.updateMany({}, { $set: { enabled: false } })],
    ['channel-gone', () => instance.models.channels.deleteMany({})],
  ])('is none, with the reason %s', async (why, change) => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    await change(rule);
    const { taken, attempt } = taking();
    await attempt.execute(await read(block));
    expect([taken.length, await read(block)]).toMatchObject([0, { state: 'skipped', why }]);
  });

  it('takes back the silence of a checker that is back before anybody heard of it', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const silent = await due(rule, 'checker.silent', []);
    now += MINUTE;
    const back = await due(rule, 'checker.back', [], { order: 2 });
    const { taken, attempt } = taking();
    for (const delivery of [silent, back]) await attempt.execute(await read(delivery));
    expect(await read(silent)).toMatchObject({ state: 'skipped', why: 'over' });
    expect(taken.map(({ key }) => key)).toEqual([back._id]);
  });

  it('is the answer to the one message that told of it in this channel', async () => {
    const rule = await addAlertRule(instance, { channelIds: [channel] });
    const block = await due(rule, 'incident.opened', [aSnapshot(1)]);
    const other = await due(rule, 'incident.opened', [aSnapshot(2)], { order: 2 });
    const { taken, attempt } = taking('4711');
    await attempt.execute(await read(block));
    const end = await due(rule, 'incident.closed', [anEnded(1, new Date(now))], {
      follows: [block.message, 'e'.repeat(24)],
      order: 3,
    });
    await attempt.execute(await read(end));
    await attempt.execute(await read(other));
    const ofBoth = await due(rule, 'incident.closed', [anEnded(2, new Date(now))], {
      follows: [block.message, other.message],
      order: 4,
    });
    await attempt.execute(await read(ofBoth));
    expect(taken.map(({ earlier }) => earlier)).toEqual([
      undefined,
      { key: block._id, reference: '4711' },
      undefined,
      undefined,
    ]);
  });
});
