import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type LiveClient, listenLive } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import { signInAs, PASSWORD } from './support/users';

const LIMITS = { CONNECTIONS_PER_ADDRESS: '10', HANDSHAKE_RATE_LIMIT: '10', SOCKETS_PER_SESSION: '3' };

describe('Connections', () => {
  let api: TestApi;
  const sockets: Socket[] = [];
  const clients: LiveClient[] = [];

  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    clients.splice(0).forEach((client) => client.close());
    await api.stop();
  });

  async function open(localAddress = '127.0.0.2'): Promise<Socket> {
    const socket = connect({ port: Number(new URL(api.url).port), host: '127.0.0.1', localAddress });
    socket.on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }
  /** The status of an answer on a connection of one's own; '' when it is cut. */
  async function statusOn(socket: Socket): Promise<string> {
    let answer = '';
    socket.on('data', (bytes) => (answer += String(bytes)));
    socket.write('GET /health/live HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n');
    if (!socket.closed) await once(socket, 'close');
    return /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? '';
  }
  const fill = async (localAddress?: string) => {
    for (let n = 0; n < 10; n += 1) await open(localAddress);
  };
  const listen = async (
    token: string,
    options: { localAddress?: string; extraHeaders?: Record<string, string> } = {},
  ) => {
    const client = await listenLive(api.url, { token }, options);
    clients.push(client);
    return client;
  };
  const tokenOf = async () => (await api.signedIn('user')).token;

  it('of one address are bounded; others get theirs, and it again when some have gone', async () => {
    api = await startApi(LIMITS);
    await fill();
    expect(['', '429']).toContain(await statusOn(await open()));
    expect(await statusOn(await open('127.0.0.3'))).toBe('200');
    const [first] = sockets;
    first?.end();
    await once(first!, 'close');
    expect(await statusOn(await open())).toBe('200');
  });

  it('of a believed proxy are not', async () => {
    api = await startApi({ ...LIMITS, TRUST_PROXY: 'loopback' });
    await fill();
    expect(await statusOn(await open())).toBe('200');
  });

  it('are as many as anybody likes when the limit is off', async () => {
    api = await startApi();
    await fill();
    expect(await statusOn(await open())).toBe('200');
  });

  it('to listen are bounded in each session, not in all sessions of a person', async () => {
    api = await startApi({ ...LIMITS, CONNECTIONS_PER_ADDRESS: '0', HANDSHAKE_RATE_LIMIT: '0' });
    const { token, user } = await api.signedIn('user');
    await Promise.all([listen(token), listen(token), listen(token)]);
    await expect(listen(token)).rejects.toThrow(/^too many sockets$/);
    const elsewhere = await signInAs(api.url, user.email, PASSWORD);
    await listen(elsewhere.token);
  });

  it('are cut when they ask again and again to be let in, and what they sent besides is dropped', async () => {
    api = await startApi();
    const client = await listen(await tokenOf());
    const { engine } = client.socket.io;
    for (let n = 0; n < 5000; n += 1) engine.send('0/checkers,{"key":"nobody\u2019s"}');
    expect(await client.ends).toBe('transport close');
    await listen(await tokenOf());
  });

  it('to listen are opened only so often by one address, as a believed proxy names it', async () => {
    api = await startApi({
      ...LIMITS,
      SOCKETS_PER_SESSION: '0',
      CONNECTIONS_PER_ADDRESS: '0',
      TRUST_PROXY: 'loopback',
    });
    const token = await tokenOf();
    const from = (address: string) => ({ extraHeaders: { 'x-forwarded-for': address } });
    for (let n = 0; n < 10; n += 1) (await listen(token, from('198.51.100.1'))).close();
    await expect(listen(token, from('198.51.100.1'))).rejects.toThrow();
    await listen(token, from('198.51.100.2'));
  });

  it('to listen are bounded behind a believed proxy, too', async () => {
    api = await startApi({ ...LIMITS, SOCKETS_PER_SESSION: '0', HANDSHAKE_RATE_LIMIT: '0', TRUST_PROXY: 'loopback' });
    const token = await tokenOf();
    const from = (address: string) => ({ extraHeaders: { 'x-forwarded-for': address } });
    for (let n = 0; n < 10; n += 1) await listen(token, from('198.51.100.1'));
    await expect(listen(token, from('198.51.100.1'))).rejects.toThrow();
    await listen(token, from('198.51.100.2'));
  });
});
