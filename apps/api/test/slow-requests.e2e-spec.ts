import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { startApi, type TestApi } from './support/start-api';

/** A hundredth of the real limits, over real sockets. */
const LIMITS = { headMs: 300, windowMs: 300, windowBytes: 300, bodyMs: 1200, largeBodyMs: 3000, checkMs: 20 };

const head = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: api\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe('A request that does not end', () => {
  let api: TestApi;
  let socket: Socket;

  beforeAll(async () => {
    api = await startApi({}, LIMITS);
  });
  afterEach(() => socket.destroy());
  afterAll(() => api?.stop());

  /** What is answered to these bytes until the connection ends. `goOn` sends more until then. */
  async function send(text: string, goOn: (write: (more: string) => void) => Promise<void> = async () => undefined) {
    const begun = performance.now();
    let answer = '';
    let isOpen = true;
    socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    if (text !== '') socket.write(text);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined).on('data', (bytes) => (answer += String(bytes)));
    void closed.then(() => (isOpen = false));
    while (isOpen) await Promise.race([goOn((more) => socket.write(more)).then(() => after(20)), closed]);
    return { answer, took: performance.now() - begun };
  }
  const expectTimeout = (answer: string) => {
    const [heading = '', body = ''] = answer.split('\r\n\r\n');
    expect(heading).toMatch(/^HTTP\/1\.1 408 /);
    expect(heading).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT' });
  };

  it.each([
    ['says nothing', ''],
    ['stops in its headers', 'GET /health/live HTTP/1.1\r\nHost: api\r\n'],
    ['stops in its body', head('/api/urls/update', 100) + '{"id":'],
    ['stops in a body that no route wants', head('/api/nothing', 100) + '{"id":'],
    ['stops in a long list', head('/api/urls/bulk-update', 5_000_000) + '{"updates":['],
  ])('because it %s is cut', async (_what, text) => expectTimeout((await send(text)).answer));

  it('is cut when its headers come byte by byte', async () => {
    const { answer } = await send('GET /health/live HTTP/1.1\r\n', async (write) => write('X'));
    expectTimeout(answer);
  });

  it('is cut when its body comes too slowly', async () => {
    const { answer, took } = await send(head('/api/urls/update', 60_000), async (write) => write(' '));
    expectTimeout(answer);
    expect(took).toBeGreaterThanOrEqual(LIMITS.windowMs);
  });

  /** One piece is enough for a whole window: a busy machine may send no more in it. */
  const steadily = async (write: (more: string) => void) => write(' '.repeat(400));

  it('is cut after its time, however steadily its body comes', async () => {
    const { answer, took } = await send(head('/api/urls/update', 64_000), steadily);
    expectTimeout(answer);
    expect(took).toBeGreaterThanOrEqual(LIMITS.bodyMs);
  });

  it('has more time where more is taken', async () => {
    const { answer, took } = await send(head('/api/urls/bulk-update', 8_000_000), steadily);
    expectTimeout(answer);
    expect(took).toBeGreaterThanOrEqual(LIMITS.largeBodyMs);
  });

  it('is cut when a body is sent along with a question that takes none', async () => {
    // One that is answered at once: the limits here are a hundredth of the real ones.
    const question = 'GET /health/live HTTP/1.1\r\nHost: api\r\nContent-Length: 1000\r\n\r\n';
    const { answer } = await send(question);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is no trouble when it ends in time', async () => {
    const body = JSON.stringify({ id: 'f'.repeat(24), scanResult: { status: 'down' } });
    const text = head('/api/urls/update', body.length).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    let next = 0;
    const { answer } = await send(text, async (write) => write(body.slice(next, (next += 40))));
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('is told that its headers are too large', async () => {
    const { answer } = await send(`GET / HTTP/1.1\r\nHost: api\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status: 431, code: 'HEADERS_TOO_LARGE' });
  });

  it('is told that it is not HTTP', async () => {
    const { answer } = await send('\x16\x03\x01 not http\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });
});
