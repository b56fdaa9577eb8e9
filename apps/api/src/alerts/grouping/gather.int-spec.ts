import fc from 'fast-check';
import { Types } from 'mongoose';
import {
  addAlertRule,
  addChannel,
  type AlertInstance,
  alertInstance,
  Killed,
} from '../../../test/support/alert-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import type { IncidentEvent, IncidentSnapshot } from '../../incidents/incident-events';
import type { MessageRecord } from '../store/message.schema';

const BRANDS = ['a', 'b'].map((letter) => letter.repeat(24));
const START = Date.UTC(2026, 10, 26, 4);

/** Incidents as a spec moves them, and the events that tell of it. */
class Incidents {
  private readonly all = new Map<string, IncidentSnapshot>();
  private seq = 0;
  readonly muted = new Set<string>();
  now = START;

  readonly facts = {
    of: async (ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (this.all.has(id) ? [[id, this.all.get(id)!] as const] : []))),
    open: async () => [...this.all.values()].filter(({ state }) => state !== 'closed'),
    muted: async () => new Set(this.muted),
    changed: () => undefined,
  };
  readonly clock = { now: () => new Date(this.now) };

  get(n: number): IncidentSnapshot | undefined {
    return this.all.get(this.id(n));
  }

  id(n: number): string {
    return String(n).padStart(24, '0');
  }

  /** Blocked, if it was not; else free. */
  flip(n: number): IncidentEvent {
    const id = this.id(n);
    const before = this.all.get(id);
    const opens = !before || before.state === 'closed';
    const at = new Date(++this.now);
    const incident: IncidentSnapshot = {
      id,
      domainId: id,
      domain: `site-${n}.example`,
      brandId: BRANDS[n % 2]!,
      tags: [],
      openedAt: opens ? at : before.openedAt,
      closedAt: opens ? null : at,
      closedBecause: null,
      reopened: 0,
      flapping: false,
      state: opens ? 'open' : 'closed',
      vantages: [],
      acknowledged: null,
    };
    this.all.set(id, incident);
    const seq = ++this.seq;
    return {
      key: `t${seq}`,
      type: opens ? 'opened' : 'closed',
      incident,
      transitionId: null,
      seq,
      vantage: null,
      at,
      recordedAt: at,
    };
  }
}

describe('Messages of a rule', () => {
  let store: TestStore;
  const instances: AlertInstance[] = [];

  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(async () => {
    for (const each of instances) await each.close();
    await store?.stop();
  });

  const start = async (incidents: Incidents): Promise<AlertInstance> => {
    const instance = await alertInstance(store.uri, incidents.facts, incidents.clock);
    instances.push(instance);
    return instance;
  };
  const clear = ({ models }: AlertInstance) =>
    Promise.all(Object.values(models).map((model) => model.collection.deleteMany({})));

  it('hold each event once, or say why not, and tell nothing that is no longer true, whoever dies when', async () => {
    const action = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('flip' as const), n: fc.nat({ max: 5 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('gather' as const), n: fc.nat({ max: 14 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), n: fc.nat({ max: 5 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 25 }), async (actions) => {
        const incidents = new Incidents();
        const [one, other] = [await start(incidents), await start(incidents)];
        await clear(one);
        const channel = await addChannel(one, 'Hook');
        const rule = await addAlertRule(one, { channelIds: [channel] });
        const events: IncidentEvent[] = [];
        const states = new Map<string, boolean[]>();
        const told: [message: string, incident: string, blocked: boolean][] = [];
        const seen = new Set<string>();

        const look = async (): Promise<void> => {
          const messages = await one.models.messages.find().lean<MessageRecord[]>();
          for (const { _id, state, type, incidents: ids = [] } of messages) {
            if (state === 'open' || seen.has(_id)) continue;
            seen.add(_id);
            for (const id of ids) told.push([_id, id, type === 'incident.opened']);
          }
        };
        for (const { kind, n } of actions) {
          if (kind === 'flip') {
            const event = incidents.flip(n);
            events.push(event);
            states.set(event.incident.id, [...(states.get(event.incident.id) ?? []), event.type === 'opened']);
            await one.desk.takeIncidents([event]);
          } else if (kind === 'again') {
            await other.desk.takeIncidents(events.slice(-n - 1));
          } else {
            one.dieAfter(n);
            await one.gather.execute(rule).catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
            one.dieAfter(Infinity);
            await look();
          }
        }
        await other.gather.execute(rule);
        await other.handOut.finish();
        await look();

        const rows = await one.models.events.find().lean();
        // One that was opened, and for which its sender died before it held anything, says nothing.
        const messages = await one.models.messages.find({ state: { $ne: 'open' } }).lean<MessageRecord[]>();
        expect(rows).toHaveLength(events.length);
        const listed = messages.flatMap((message) => message.events ?? []);
        expect(new Set(listed).size).toBe(listed.length);
        for (const row of rows) {
          expect(row.waiting).toBeUndefined();
          expect([row.why !== null, listed.includes(row._id)].filter(Boolean)).toHaveLength(1);
          if (row.message !== null) expect(messages.find(({ _id }) => _id === row.message)?.events).toContain(row._id);
        }
        expect(messages.every(({ state }) => state === 'handed')).toBe(true);
        const deliveries = await one.models.deliveries.find().lean();
        expect(deliveries.map(({ _id }) => _id).sort()).toEqual(messages.map(({ _id }) => `${_id}-${channel}`).sort());
        // What each incident was told last is what it is; and two messages of it never say the same.
        for (const [id, flips] of states) {
          const said = told.filter(([, incident]) => incident === id).map(([, , blocked]) => blocked);
          expect(said.some((blocked, index) => index > 0 && blocked === said[index - 1])).toBe(false);
          if (said.length > 0) expect(said.at(-1)).toBe(flips.at(-1));
          else expect(flips.at(-1)).toBe(false);
        }
        await Promise.all([one.close(), other.close()]);
        instances.length = 0;
      }),
      { numRuns: 25 },
    );
  });

  it('are one for each kind and channel, when two instances look at once', async () => {
    const incidents = new Incidents();
    const [one, other] = [await start(incidents), await start(incidents)];
    await clear(one);
    const channel = await addChannel(one, 'Hook');
    const rule = await addAlertRule(one, { channelIds: [channel] });
    await one.desk.takeIncidents(Array.from({ length: 60 }, (_, n) => incidents.flip(n)));
    await Promise.all([one.gather.execute(rule), other.gather.execute(rule)]);
    for (let round = 0; round < 3; round++) await one.gather.execute(rule);
    const messages = await one.models.messages.find({ state: 'handed' }).lean<MessageRecord[]>();
    const listed = messages.flatMap((message) => message.events ?? []);
    expect([listed.length, new Set(listed).size]).toEqual([60, 60]);
  });

  it('wait for what must hold longer, counted from its last change', async () => {
    const incidents = new Incidents();
    const one = await start(incidents);
    await clear(one);
    const rule = await addAlertRule(one, { channelIds: [await addChannel(one, 'Hook')], after: 60 });
    await one.desk.takeIncidents([incidents.flip(1)]);
    expect(await one.gather.execute(rule)).toEqual(new Date(incidents.now + 60_000));
    incidents.now += 50_000;
    await one.desk.takeIncidents([incidents.flip(1)]);
    await one.desk.takeIncidents([incidents.flip(1)]);
    incidents.now += 20_000;
    expect(await one.gather.execute(rule)).toBeDefined();
    expect(await one.models.messages.countDocuments()).toBe(0);
    incidents.now += 40_000;
    await one.gather.execute(rule);
    expect(await one.models.messages.countDocuments({ type: 'incident.opened' })).toBe(1);
  });

  it('wait for the end of quiet hours, and tell then what is still true', async () => {
    const incidents = new Incidents();
    incidents.now = Date.UTC(2026, 10, 26, 16);
    const one = await start(incidents);
    await clear(one);
    const quietHours = { from: '22:00', to: '06:00', zone: 'Asia/Jakarta' };
    const rule = await addAlertRule(one, { channelIds: [await addChannel(one, 'Hook')], quietHours });
    await one.desk.takeIncidents([incidents.flip(1), incidents.flip(2), incidents.flip(2)]);
    const end = await one.gather.execute(rule);
    expect(end).toEqual(new Date(Date.UTC(2026, 10, 26, 23)));
    incidents.now = end!.getTime();
    await one.gather.execute(rule);
    const [message, ...more] = await one.models.messages.find().lean<MessageRecord[]>();
    expect([message?.incidents, more]).toEqual([[incidents.id(1)], []]);
  });

  it.each([
    ['rule-off', { enabled: false }],
    ['no-channel', { channelIds: [new Types.ObjectId().toHexString()] }],
  ])('are none, with the reason %s, when nobody can be told', async (why, change) => {
    const incidents = new Incidents();
    const one = await start(incidents);
    await clear(one);
    const rule = await addAlertRule(one, { channelIds: [await addChannel(one, 'Hook')] });
    await one.desk.takeIncidents([incidents.flip(1)]);
    await one.models.rules.updateOne({ _id: rule }, { $set: change });
    await one.gather.execute(rule);
    expect(await one.models.events.findOne().lean()).toMatchObject({ why, message: null });
  });
});
