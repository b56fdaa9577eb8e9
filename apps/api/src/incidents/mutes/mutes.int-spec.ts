import { EventEmitter2 } from '@nestjs/event-emitter';
import { type Connection, createConnection, Types } from 'mongoose';
import { openStore, type TestStore } from '../../../test/support/store';
import type { BrandsService } from '../../brands/brands.service';
import type { DomainReader } from '../../domains/domain-reader';
import { MutesChanged } from '../events/mutes-changed.event';
import type { MuteEnded } from '../incident-events';
import { IncidentListeners } from '../incident-listeners';
import type { DispatchWake } from '../lease/dispatch-wake';
import { MuteRecord, MuteSchema } from './mute.schema';
import { Mutes } from './mutes';
import { MutesRepository } from './mutes.repository';

const ACTOR = { id: 'a'.repeat(24), name: 'Night shift' };
const idOf = (): string => new Types.ObjectId().toHexString();
const ALL = { limit: 1000 };

describe('mutes of many domains', () => {
  let store: TestStore;
  let connection: Connection;
  let now: Date;
  const events = new EventEmitter2();
  const announced: number[] = [];
  const ended: MuteEnded[] = [];
  const woken = jest.fn();
  events.on(MutesChanged.event, ({ scopes }: MutesChanged) => announced.push(scopes.length));

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
  });
  beforeEach(async () => {
    await connection.collection('mutes').deleteMany({});
    now = new Date('2026-11-26T04:48:00Z');
    announced.length = ended.length = 0;
    woken.mockReset();
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  function aService(): Mutes {
    const listeners = new IncidentListeners();
    listeners.register({
      onIncidentEvents: async () => undefined,
      onVantageEvents: async () => undefined,
      onMutesEnded: async (mutes) => void ended.push(...mutes),
      deliveriesOf: async () => new Map(),
    });
    const repository = new MutesRepository(connection.model(MuteRecord.name, MuteSchema));
    const dispatch = { wake: woken } as unknown as DispatchWake;
    // What they are about is not asked for: whoever names many has just read them.
    const [domains, brands] = [{} as DomainReader, {} as BrandsService];
    return new Mutes(repository, domains, brands, listeners, dispatch, events, { now: () => now });
  }
  const subject = (domainId: string) => ({ domainId, brandId: idOf(), tags: [] });

  it('are one for each, and told of together', async () => {
    const mutes = aService();
    const ids = [idOf(), idOf(), idOf()];
    const until = '2026-11-27T00:00:00.000Z';
    const made = await mutes.muteDomains(ACTOR, [...ids, ids[0]!], { until, reason: 'moving house' });
    expect(made.map(({ scope }) => scope)).toEqual(ids.map((domainId) => ({ domainId })));
    expect(made[0]).toMatchObject({ until, reason: 'moving house', createdBy: ACTOR, createdAt: now.toISOString() });
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(announced).toEqual([3]);
    expect((await mutes.of([...ids, idOf()].map(subject))).map((mute) => mute?.reason)).toEqual([
      ...Array<string>(3).fill('moving house'),
      undefined,
    ]);
  });

  it('of none are none, and none that would be over already is made', async () => {
    const mutes = aService();
    expect(await mutes.muteDomains(ACTOR, [], { until: null, reason: 'x' })).toEqual([]);
    const late = mutes.muteDomains(ACTOR, [idOf()], { until: now.toISOString(), reason: 'x' });
    await expect(late).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(announced).toEqual([]);
  });

  it('end together, each that has not ended yet', async () => {
    const mutes = aService();
    const ids = [idOf(), idOf()];
    const made = await mutes.muteDomains(ACTOR, ids, { until: null, reason: 'a sale' });
    await mutes.end(made[0]!.id);
    announced.length = 0;
    woken.mockReset();
    now = new Date(now.getTime() + 1000);
    await mutes.endAll(made.map(({ id }) => id));
    expect([announced, woken.mock.calls.length]).toEqual([[1], 1]);
    expect(await mutes.of(ids.map(subject))).toEqual([null, null]);
    now = new Date(now.getTime() + 1000);
    await mutes.handOverEnded();
    expect(ended.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(await mutes.list(ALL)).toEqual({ items: [], next: null });
  });

  it('that were made in one act end in one, and no others with them', async () => {
    const mutes = aService();
    const muting = { until: null, reason: 'a sale' };
    const [made] = await mutes.muteDomains(ACTOR, [idOf(), idOf(), idOf()], muting);
    const others = [...(await mutes.muteDomains({ ...ACTOR, id: 'b'.repeat(24) }, [idOf()], muting))];
    now = new Date(now.getTime() + 1);
    others.push(...(await mutes.muteDomains(ACTOR, [idOf()], muting)));
    announced.length = 0;
    await mutes.end(made!.id, true);
    expect(announced).toEqual([1, 2]);
    const left = (await mutes.list(ALL)).items.map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
    expect(left).not.toContain(made!.id);
  });

  it('end some at a time where they are many, and each is handed over', async () => {
    const mutes = aService();
    const domains = Array.from({ length: 1001 }, idOf);
    const [made] = await mutes.muteDomains(ACTOR, domains, { until: null, reason: 'a sale' });
    announced.length = 0;
    await mutes.end(made!.id, true);
    expect(announced).toEqual([1, 499, 500, 1]);
    now = new Date(now.getTime() + 1);
    await mutes.handOverEnded();
    expect(new Set(ended.map(({ scope }) => scope.domainId))).toEqual(new Set(domains));
    expect(await connection.collection('mutes').countDocuments()).toBe(0);
  });

  it('are listed newest first, page after page, without those that have ended', async () => {
    const mutes = aService();
    const made = await mutes.muteDomains(ACTOR, [1, 2, 3, 4, 5].map(idOf), { until: null, reason: 'a sale' });
    const [oldest, second, third, fourth, newest] = made.map(({ id }) => id);
    await mutes.endAll([fourth!]);
    const page = async (before?: string) => {
      const { items, next } = await mutes.list({ limit: 2, ...(before !== undefined && { before }) });
      return [items.map(({ id }) => id), next];
    };
    expect(await page()).toEqual([[newest, third], third]);
    expect(await page(third)).toEqual([[second, oldest], null]);
    expect(await page(oldest)).toEqual([[], null]);
  });
});
