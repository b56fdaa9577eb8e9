import type { NawalaUpdated } from '@nawala/contracts';
import { aBrand, aDomain, aVerdict } from '@nawala/contracts/testing';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { BrandCreated, BrandDeleted, BrandUpdated } from '../src/brands/events/brand-events';
import { VerdictsRecorded } from '../src/checker/events/verdicts-recorded.event';
import { DomainCreated, DomainDeleted, DomainUpdated } from '../src/domains/events/domain-events';
import { LiveGateway } from '../src/live/live.gateway';
import type { LiveServer } from '../src/live/live-types';
import { SessionWatch } from '../src/live/session-watch';
import { Types } from 'mongoose';
import type { Socket } from 'node:net';
import { eventually } from './support/eventually';
import { type LiveClient, listenLive } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import { PASSWORD, signInAs, type SignedInClient } from './support/users';

const anUpdate = (n = 0): NawalaUpdated => ({
  ...aVerdict(n.toString(16).padStart(24, '0'), 'ada', 'tidak ada'),
  domain: `site-${n}.example.com`,
});

describe('Live events', () => {
  let api: TestApi;
  let user: SignedInClient;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    api = await startApi();
    user = await api.signedIn('user');
  });
  afterEach(() => open.splice(0).forEach((client) => client.close()));
  afterAll(() => api?.stop());

  const listen = async (auth: Record<string, unknown>): Promise<LiveClient> => {
    const client = await listenLive(api.url, auth);
    open.push(client);
    return client;
  };
  const emit = (event: object): void =>
    void api.app.get(EventEmitter2).emit((event.constructor as unknown as { event: string }).event, event);
  const recorded = (...updates: NawalaUpdated[]): void =>
    void api.app.get(EventEmitter2).emit(VerdictsRecorded.event, new VerdictsRecorded(updates));

  it.each([
    ['no token', {}],
    ['a forged token', { token: 'a.b.c' }],
    ['an operator for a token', { token: { $ne: null } }],
  ])('are refused to a client with %s', async (_, auth) => {
    await expect(listen(auth)).rejects.toThrow(/^unauthorized$/);
  });

  it('reach a client that takes each on its own in order and complete, many in one write', async () => {
    const client = await listen({ token: user.token });
    const { server } = api.app.get(LiveGateway) as unknown as { server: LiveServer };
    const conn = [...server.sockets.sockets.values()].find(({ id }) => id === client.socket.id)?.conn;
    const { _socket: stream } = (conn?.transport as unknown as { socket: { _socket: Socket } }).socket;
    const written = jest.spyOn(stream, '_writev' as never);
    recorded(...Array.from({ length: 300 }, (_, n) => anUpdate(n)));
    const heard = await client.hears('domain:nawala-updated', 300);
    expect(heard.map(({ domain }) => domain)).toEqual(Array.from({ length: 300 }, (_, n) => anUpdate(n).domain));
    // The first goes alone; what gathers while the system takes it goes together.
    expect(written.mock.calls.length).toBeLessThan(60);
    expect(stream.writableCorked).toBe(0);
  });

  it('are refused to a session that has ended', async () => {
    const gone = await api.signedIn('user');
    await api.stranger.post('/api/auth/logout', undefined, { cookie: gone.cookie });
    await expect(listen({ token: gone.token })).rejects.toThrow(/^unauthorized$/);
  });

  it('reach the seed’s own snippet, as soon as it is connected', async () => {
    const table: NawalaUpdated[] = [];
    const toasts: string[] = [];
    const updateDomainInTable = (data: NawalaUpdated): void => void table.push(data);
    const showToastNotification = (data: NawalaUpdated): void => void toasts.push(data.domain);

    const { socket, hears } = await listen({ token: user.token });
    socket.on('domain:nawala-updated', (data) => {
      updateDomainInTable(data);
      showToastNotification(data);
    });

    recorded(anUpdate());
    await hears('domain:nawala-updated');
    expect(table).toEqual([anUpdate()]);
    expect(toasts).toEqual(['site-0.example.com']);
  });

  it('come one by one to clients of the seed, together to those who ask for batches, and complete to both', async () => {
    const [each, batch] = await Promise.all([
      listen({ token: user.token }),
      listen({ token: user.token, batch: true }),
    ]);
    const updates = Array.from({ length: 300 }, (_, n) => anUpdate(n));
    for (const update of updates) recorded(update);
    expect(await each.hears('domain:nawala-updated', 300)).toEqual(updates);

    let gathered = await batch.hears('domains:bulk-nawala-updated');
    const unpacked = () => gathered.flatMap((message) => message.updates);
    while (unpacked().length < 300) gathered = await batch.hears('domains:bulk-nawala-updated', gathered.length + 1);
    expect(unpacked()).toEqual(updates);
    expect(gathered.length).toBeLessThanOrEqual(3);
    expect(gathered.map(({ count }) => count)).toEqual(gathered.map((message) => message.updates.length));
    expect(batch.heard('domain:nawala-updated')).toEqual([]);
    expect(each.heard('domains:bulk-nawala-updated')).toEqual([]);
  });

  it('are put into words once, however many hear them', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => listen({ token: user.token, batch: true })));
    const { adapter } = (api.app.get(LiveGateway)['server'] as LiveServer).of('/');
    const encoding = jest.spyOn((adapter as unknown as { encoder: { encode(): unknown } }).encoder, 'encode');
    recorded(...Array.from({ length: 50 }, (_, n) => anUpdate(n)));
    for (const client of clients) await client.hears('domains:bulk-nawala-updated');
    expect(encoding).toHaveBeenCalledTimes(1);
    encoding.mockRestore();
  });

  it('cut off a client that stopped reading, and reach everybody else in full', async () => {
    const [stuck, reading] = await Promise.all([listen({ token: user.token }), listen({ token: user.token })]);
    const { sockets } = (api.app.get(LiveGateway)['server'] as LiveServer).of('/');
    const { id } = stuck.socket;
    const { ws } = stuck.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
    ws.pause();
    // More than the kernel keeps for a connection, so that it piles up here.
    const [updates, long] = [1200, 'x'.repeat(10_000)];
    recorded(...Array.from({ length: updates }, (_, n) => ({ ...anUpdate(n), domain: long })));
    await reading.hears('domain:nawala-updated', updates);
    await eventually(
      async () => sockets.has(id as string),
      (isThere) => !isThere,
    );
    expect(reading.socket.connected).toBe(true);
    ws.resume();
    // Not by the server's word: the client comes back by itself.
    expect(await stuck.ends).toMatch(/^transport/);
  });

  it('tell of every change of domains and brands', async () => {
    const client = await listen({ token: user.token, batch: true });
    const [domain, brand] = [aDomain(), aBrand()];
    emit(new DomainCreated(domain));
    emit(new DomainUpdated(domain));
    emit(new DomainDeleted(domain.id));
    emit(new BrandCreated(brand));
    emit(new BrandUpdated(brand));
    emit(new BrandDeleted(brand.id));
    expect(await client.hears('brand:deleted')).toEqual([{ brandId: brand.id }]);
    expect(client.heard('domain:created')).toEqual([{ domain }]);
    expect(client.heard('domain:updated')).toEqual([{ domain }]);
    expect(client.heard('domain:deleted')).toEqual([{ domainId: domain.id }]);
    expect(client.heard('brand:created')).toEqual([{ brand }]);
    expect(client.heard('brand:updated')).toEqual([{ brand }]);
  });

  it('take no command: what clients emit goes nowhere, least of all to other clients', async () => {
    const [loud, quiet] = await Promise.all([listen({ token: user.token }), listen({ token: user.token })]);
    for (const event of ['domain:nawala-updated', 'join', 'domain:deleted', 'message'])
      loud.socket.emit(event, { domainId: 'x' });
    recorded(anUpdate(7));
    expect(await quiet.hears('domain:nawala-updated')).toEqual([anUpdate(7)]);
    expect(quiet.heard('domain:deleted')).toEqual([]);
    expect(loud.socket.connected).toBe(true);
  });

  it('end with the session: sign-out, deactivation and a changed password say so and disconnect', async () => {
    const admin = await api.signedIn('admin');
    const [leaving, sacked, elsewhere] = await Promise.all([
      api.signedIn('user'),
      api.signedIn('user'),
      api.signedIn('user'),
    ]);
    const here = await signInAs(api.url, elsewhere.user.email, PASSWORD);
    const sockets = await Promise.all([leaving, sacked, elsewhere, here].map(({ token }) => listen({ token })));
    const stays = sockets.pop()!;

    await api.stranger.post('/api/auth/logout', undefined, { cookie: leaving.cookie });
    await admin.patch(`/api/users/${sacked.user.id}`, { active: false });
    await here.patch('/api/auth/password', { currentPassword: PASSWORD, newPassword: 'a completely new one' });

    const reasons = ['signed-out', 'account-changed', 'password-changed'];
    for (const [n, socket] of sockets.entries()) {
      expect(await socket.hears('session:revoked')).toEqual([{ reason: reasons[n] }]);
      expect(await socket.ends).toBe('io server disconnect');
    }
    expect(stays.socket.connected).toBe(true);
  });

  it('end when the session’s time is up, of which nobody tells', async () => {
    const [leaving, staying] = await Promise.all([api.signedIn('user'), api.signedIn('user')]);
    const [ends, stays] = await Promise.all([listen({ token: leaving.token }), listen({ token: staying.token })]);
    const user = new Types.ObjectId(leaving.user.id);
    await api.db.collection('sessions').updateMany({ user }, { $set: { expiresAt: new Date(Date.now() - 1) } });
    await api.app.get(SessionWatch).look(api.app.get(LiveGateway)['listeners']);
    expect(await ends.hears('session:revoked')).toEqual([{ reason: 'ended' }]);
    expect(await ends.ends).toBe('io server disconnect');
    expect(stays.socket.connected).toBe(true);
  });

  it('outlive the access token: a socket lives as long as its session', async () => {
    const client = await api.signedIn('user');
    const live = await listen({ token: client.token });
    await api.stranger.post('/api/auth/refresh', undefined, { cookie: client.cookie });
    recorded(anUpdate(9));
    expect(await live.hears('domain:nawala-updated')).toEqual([anUpdate(9)]);
  });
});
