import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { decodeReply, encodeQuery } from '../src/dns/message';
import { createProbe, type CheckResult, type Hop, type Probe } from '../src/index';
import { startDnsServer, type DnsServer, type StagedAnswer } from '../staged/dns-server';
import { Endpoints } from '../staged/endpoints';
import type { Handler } from '../staged/handlers';
import { answerByHand, MOST_RECORDS } from './support/answer-by-hand';

/** Servers that send whatever they like. */
const ADDRESS = '93.184.216.34';
const deadlines = { dns: 300, lateAnswer: 0, tcp: 300, tls: 300, http: 300, target: 2_000 };
const BOTH = ['https://shop.example.com/', 'http://shop.example.com/'];

let answer: StagedAnswer;
let behave: Handler;
let dns: DnsServer;
let endpoints: Endpoints;
let probe: Probe;
beforeAll(async () => {
  dns = await startDnsServer(() => answer);
  endpoints = new Endpoints();
  for (const port of [80, 443]) await endpoints.listen({ address: ADDRESS, port }, (socket) => behave(socket));
  probe = createProbe({ network: endpoints.network, resolvers: [dns.endpoint], deadlines });
});
beforeEach(() => {
  answer = { a: [ADDRESS] };
});
afterAll(async () => {
  await Promise.all([dns.stop(), endpoints.stop()]);
});

/** What a busy machine adds to a deadline that is kept; an endless answer that is not cut off lasts far longer. */
const BUSY_MACHINE_MS = 30_000;

async function check(by: Probe = probe): Promise<CheckResult> {
  const result = await by.check({ input: 'shop.example.com', host: 'shop.example.com', urls: BOTH });
  expect(result.durationMs).toBeLessThan(deadlines.target + BUSY_MACHINE_MS);
  return result;
}

const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array));
const frames = fc.constantFrom(
  Buffer.from('HTTP/1.1 200 OK\r\n'),
  Buffer.from('HTTP/1.1 302 Found\r\nLocation: \r\n\r\n'),
  Buffer.from('Content-Length: 99999999999999999999\r\n\r\n'),
  Buffer.from('Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n'),
  Buffer.from('Content-Encoding: gzip\r\n\r\n'),
  Buffer.from([0x16, 3, 3, 0xff, 0xff]),
  Buffer.from([0x15, 3, 3, 0, 2, 2, 80]),
);

it('ends in time and concludes nothing, whatever a server sends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(bytes, frames), { maxLength: 6 }), fc.boolean(), async (parts, ends) => {
      behave = (socket) => {
        socket.resume();
        for (const part of parts) socket.write(part);
        if (ends) socket.end();
      };
      expect((await check()).status).toBe('inconclusive');
    }),
    { numRuns: 40 },
  );
});

it('ends in time and concludes nothing, whatever a resolver sends', async () => {
  behave = (socket) => void socket.destroy();
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (noise, keepsId) => {
      answer = {
        raw: (query) => [keepsId ? Buffer.concat([query.subarray(0, 2), noise]) : noise],
        rcode: 'SERVFAIL',
      };
      expect((await check()).status).toBe('inconclusive');
    }),
    { numRuns: 40 },
  );
});

it('reads any DNS message without throwing', () => {
  const question = { name: 'shop.example.com', type: 'A' } as const;
  const query = encodeQuery(7, question, true);
  const mutated = fc
    .array(fc.tuple(fc.nat(query.length - 1), fc.nat(255)), { maxLength: 8 })
    .map((changes) =>
      changes.reduce((message, [at, value]) => (message.writeUInt8(value, at), message), Buffer.from(query)),
    );
  fc.assert(
    fc.property(fc.oneof(bytes, mutated), (message) => {
      const reply = decodeReply(message, 7, question);
      expect(reply === undefined || reply.addresses.length <= 32).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

describe('ten thousand answers', () => {
  const MANY = 10_000;
  const addressOf = (index: number) => [93, 184, index >> 8, index & 255];
  const addressesOf = ([hop]: Hop[]) => hop!.dns.map(({ addresses }) => addresses.length);
  beforeEach(() => {
    behave = (socket) => void socket.destroy();
  });

  it('that claim to be in one message, which holds four thousand, are read as far as anybody needs', async () => {
    const held = Array.from({ length: MOST_RECORDS }, (_, index) => addressOf(index));
    answer = { truncated: true, raw: (query) => [answerByHand(query, held)] };
    const { hops } = (await check()).observations.urls[0]!;
    expect(hops[0]!.dns[0]).toMatchObject({ transport: 'tcp', failure: null });
    expect(addressesOf(hops)[0]).toBe(32);
    expect(hops[0]!.tcp.length).toBeLessThanOrEqual(4);

    answer = { truncated: true, raw: (query) => [answerByHand(query, held, MANY)] };
    expect(await check()).toMatchObject({
      status: 'inconclusive',
      observations: { urls: [{ hops: [{ dns: [{ failure: 'dns_malformed_answer' }, {}] }] }, {}] },
    });
  });

  it('in as many datagrams neither hold it up nor fill its memory', async () => {
    answer = {
      raw: (query) => Array.from({ length: MANY }, (_, index) => answerByHand(query, [addressOf(index)])),
    };
    // Long enough for a busy machine to bring at least four of them.
    const listening = { ...deadlines, dns: 10_000, lateAnswer: 1_500, target: 20_000 };
    const { network } = endpoints;
    const listener = createProbe({ network, resolvers: [dns.endpoint], deadlines: listening });
    const { status, observations } = await check(listener);
    const { hops } = observations.urls[0]!;
    expect(status).toBe('inconclusive');
    expect(addressesOf(hops).every((count) => count <= 1)).toBe(true);
    expect(hops[0]!.dns[0]!.late).toHaveLength(4);
  });

  it('whose names point at themselves are no answer', () => {
    const query = encodeQuery(7, { name: 'shop.example.com', type: 'A' }, false);
    const looping = answerByHand(query, [addressOf(1)]);
    looping.writeUInt16BE(0xc000 | query.length, query.length);
    expect(decodeReply(looping, 7, { name: 'shop.example.com', type: 'A' })?.addresses ?? []).toEqual([]);
  });
});

it('keeps its memory when every page is endless or a bomb', async () => {
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024));
  const chunk = Buffer.alloc(64 * 1024, 'x');
  behave = (socket) => {
    socket.on('data', () => undefined);
    if (Math.random() < 0.5)
      return void socket.write(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'), bomb]));
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const pour = () => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('drain', pour);
    pour();
  };
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 20 }, () => check()));
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(250);
});
