import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginContext } from '@nawala/probe';
import { createTrustPositif } from '../plugins/trustpositif.mjs';
import { KeptList } from '../plugins/trustpositif/kept-list.mjs';

const HOUR = 3_600_000;
const LIST = 'bad-site.com\n*.worse.com\r\n.WORST.com.\n# a comment\n\nbad.example.co.id\n';
/** Twelve names of which each is in every list. */
const MANY = Array.from({ length: 12 }, (_, i) => `n${i}.example.com\n`).join('');

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'list-'));
  now = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (text: string) => {
  const path = join(folder, 'domains_isp');
  writeFileSync(path, text);
  return path;
};

const context = { signal: new AbortController().signal, alone: true } as PluginContext;
const asking = (list: string) => {
  const { check } = createTrustPositif({ list, now: () => now });
  return async (host: string) => check({ input: host, host, urls: [] }, context);
};

it('finds names and whatever is below them, as every mirror writes them', async () => {
  const ask = asking(file(LIST));
  for (const host of ['bad-site.com', 'a.b.bad-site.com', 'worse.com', 'x.worst.com', 'bad.example.co.id']) {
    expect(await ask(host)).toMatchObject({ status: 'blocked', method: 'list' });
  }
  for (const host of ['site.com', 'not-bad-site.com', 'example.co.id', 'comment.com']) {
    expect(await ask(host)).toMatchObject({ status: 'accessible', evidence: { names: 4 } });
  }
});

it('reads a file again when it has changed, and not before', async () => {
  const path = file(MANY);
  const list = new KeptList(path, { now: () => now });
  await list.ready();
  appendFileSync(path, 'new.example.com\n');
  await list.ready();
  expect(list.find(['new.example.com'])).toBeUndefined();
  now += HOUR;
  await list.ready();
  await list.settled();
  expect(list.find(['new.example.com'])).toBe('new.example.com');
});

it.each([
  ['an error page', '<!doctype html>\n<title>502</title>\n', 'is a web page'],
  ['a sentence', 'Service unavailable\n', 'is no list of names: see its line 1'],
  ['JSON', '{"error": true}\n', 'is no list of names'],
  ['nothing', '', 'holds no names'],
  ['half a line', `${MANY}half-a-na`, 'ends in the middle of a line'],
])('refuses %s', async (_, text, problem) => {
  await expect(new KeptList(file(text)).ready()).rejects.toThrow(problem);
});

it('keeps what it has when half a file comes, and says so', async () => {
  const path = file(MANY);
  const list = new KeptList(path, { now: () => now });
  await list.ready();
  writeFileSync(path, MANY.split('\n').slice(0, 6).join('\n').concat('\n'));
  now += HOUR;
  await list.ready();
  await list.settled();
  expect(list.find(['n11.example.com'])).toBe('n11.example.com');
  expect(list.about).toMatchObject({ names: 12, refused: expect.stringMatching(/^the list .* and had 12/) });
});

describe('from a mirror', () => {
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse, etag: string | undefined) => void;
  beforeEach(async () => {
    server = createServer((request, response) => answer(response, request.headers['if-none-match']));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/domains_isp`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });

  const serve = (text: string, headers: Record<string, string> = {}) => {
    answer = (response) => response.writeHead(200, { 'Content-Type': 'text/plain', ...headers }).end(text);
  };

  it('asks only for what is new', async () => {
    const asked: (string | undefined)[] = [];
    answer = (response, etag) => {
      asked.push(etag);
      if (etag === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { ETag: '"1"' }).end(MANY);
    };
    const list = new KeptList(url, { now: () => now });
    await list.ready();
    now += HOUR;
    await list.ready();
    await list.settled();
    expect(asked).toEqual([undefined, '"1"']);
    expect(list.about).toMatchObject({ names: 12 });
    expect(list.about.refused).toBeUndefined();
  });

  it.each<[string, () => void, string]>([
    ['an error', () => (answer = (response) => response.writeHead(503).end('later\n')), 'answers 503'],
    ['a page', () => serve(MANY, { 'Content-Type': 'text/html; charset=utf-8' }), 'is a web page'],
    [
      'a broken line',
      () =>
        (answer = (response) => {
          response.writeHead(200, { 'Content-Length': String(MANY.length) }).write(MANY.slice(0, 48));
          setImmediate(() => response.destroy());
        }),
      'the list',
    ],
  ])('refuses %s', async (_, stage, problem) => {
    stage();
    await expect(new KeptList(url).ready()).rejects.toThrow(problem);
  });

  it('goes on with what it has while the mirror is away', async () => {
    serve(MANY);
    const list = new KeptList(url, { now: () => now });
    await list.ready();
    answer = (response) => response.writeHead(500).end();
    now += HOUR;
    await list.ready();
    await list.settled();
    expect(list.find(['n1.example.com'])).toBe('n1.example.com');
    expect(list.about.refused).toBe('the list answers 500');
  });
});

it('refuses a file that grows while it is read', async () => {
  const path = file(MANY.repeat(20_000));
  const list = new KeptList(path);
  const ready = list.ready();
  appendFileSync(path, MANY);
  const grown = setInterval(() => appendFileSync(path, MANY), 1);
  await expect(ready).rejects.toThrow('changed while it was read');
  clearInterval(grown);
});
