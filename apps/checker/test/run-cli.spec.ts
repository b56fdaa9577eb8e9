import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aRow,
  startDnsServer,
  startFakeApi,
  type DnsServer,
  type FakeApi,
  type StagedAnswer,
} from '@nawala/probe/staged';
import type { Console } from '../src/console';
import { runCli } from '../src/run-cli';

/** Everything but the process itself: a staged resolver, whose addresses are private and therefore never dialled. */
const BLOCK_PAGE: StagedAnswer = { cname: 'internetpositif.id', a: ['10.10.34.35'] };
const ANSWERS: Record<string, StagedAnswer> = { 'blocked.example.com': BLOCK_PAGE, 'empty.example.com': {} };

let dns: DnsServer;
let api: FakeApi;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'run-cli-'));
  process.env['XDG_STATE_HOME'] = folder;
  dns = await startDnsServer((name) => ANSWERS[name] ?? { rcode: 'NXDOMAIN' });
  api = await startFakeApi(['blocked.example.com', 'empty.example.com'].map(aRow));
});
afterAll(async () => {
  await dns.stop();
  await api.goAway();
  rmSync(folder, { recursive: true });
});

async function cli(...args: string[]) {
  let out = '';
  let err = '';
  const console: Console = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    interactive: false,
    columns: 80,
  };
  const code = await runCli(args, console, new AbortController().signal);
  return { code, out, err };
}
const resolver = () => ['--resolver', `127.0.0.1:${dns.endpoint.port}`];

it('checks one name and says it in JSON and in its exit code', async () => {
  const { code, out } = await cli('check', 'blocked.example.com', '--json', ...resolver());
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    target: 'blocked.example.com',
    status: 'blocked',
    method: 'dns',
    reason: 'DNS answers internetpositif.id, a known block page (Telkom, Nawala)',
    reasonCode: 'known.dns-cname',
    reasonParams: { seen: 'internetpositif.id', operator: 'Telkom, Nawala' },
    confirmed: true,
    evidence: expect.objectContaining({
      rule: 'known-answer',
      layers: expect.arrayContaining([
        { layer: 'dns', here: 'internetpositif.id, 10.10.34.35', outside: '', decides: true },
      ]),
    }),
    control: null,
    durationMs: expect.any(Number),
  });
});

it('explains one name to a person', async () => {
  const { code, out } = await cli('check', 'empty.example.com', ...resolver());
  expect(code).toBe(3);
  expect(out).toContain('▶ DNS   dns_no_answer');
  expect(out).toContain('empty.example.com is inconclusive');
});

it('checks a whole list once, one JSON line per verdict', async () => {
  const { code, out } = await cli('run', '--api', api.url.href, '--once', '--vantage', 'lab', ...resolver());
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { domain: string; status: string });
  expect(lines.map(({ domain, status }) => `${domain} ${status}`).sort()).toEqual([
    'blocked.example.com blocked',
    'empty.example.com inconclusive',
  ]);
  expect(api.reports.map(({ scanResult }) => scanResult.vantage)).toEqual(['lab', 'lab']);
});

it('says which results the API refuses, and exits with 1', async () => {
  api.refuseReport = ({ scanResult }) => (scanResult.status === 'blocked' ? 'not as lab' : undefined);
  const { code, err } = await cli('run', '--api', api.url.href, '--once', '--vantage', 'lab', ...resolver());
  api.refuseReport = () => undefined;
  expect(code).toBe(1);
  const events = err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(events).toContainEqual({
    event: 'refused',
    problem: 'not as lab',
    example: 'blocked.example.com',
    count: 1,
    total: 1,
  });
  expect(events.at(-1)).toEqual({ event: 'finished', delivered: 1, refused: 1, lost: 0, pending: 0 });
});

it('sees many networks at once, and sums the round up in one line', async () => {
  api.reports.length = 0;
  const port = dns.endpoint.port;
  const vantages = [`telkom=127.0.0.1:${port}`, `xl=127.0.0.1:${port},127.0.0.2:${port}`];
  const args = vantages.flatMap((vantage) => ['--vantage', vantage]);
  const { code, err } = await cli('run', '--api', api.url.href, '--once', ...args);
  expect(code).toBe(0);
  const seen = api.reports.map(({ id, scanResult: { vantage, status } }) => `${id.slice(-1)} ${vantage} ${status}`);
  expect(seen.sort()).toEqual(['1 telkom blocked', '1 xl blocked', '2 telkom inconclusive', '2 xl inconclusive']);
  const summary = err.split('\n').filter((line) => line.includes('"event":"round-finished"'));
  expect(summary.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      total: 4,
      vantages: [expect.objectContaining({ vantage: 'telkom', blocked: 1 }), expect.anything()],
    }),
  ]);
});

it('only says whether settings are good when that is asked', async () => {
  const config = join(folder, 'checker.yaml');
  writeFileSync(config, 'api: http://localhost:5000\nvantage: [telkom=118.98.44.10, tp=plugin:trustpositif]\n');
  expect(await cli('run', '--config', config, '--check-config')).toEqual({
    code: 0,
    out: 'The settings are good: telkom, tp; every 60 s\n',
    err: '',
  });
  writeFileSync(config, 'api: http://localhost:5000\nconcurency: 8\n');
  expect(await cli('run', '--config', config, '--check-config')).toMatchObject({
    code: 64,
    err: expect.stringMatching(/^checker\.yaml:2: concurency is not a setting; allowed: api, concurrency, /),
  });
});

it.each([[['--help'], 0, 'nawala-checker run --api URL']])('%p shows the usage', async (args, code, text) => {
  expect(await cli(...args)).toMatchObject({ code, out: expect.stringContaining(text) });
});

it.each([
  [['walk'], 'There is no command “walk”'],
  [['check', 'example.com', '--plugin', 'nowhere.mjs'], 'nowhere.mjs could not be loaded'],
])('%p is bad usage', async (args, message) => {
  expect(await cli(...args)).toMatchObject({ code: 64, err: expect.stringContaining(message), out: '' });
});

it('serves as a control until it is told to stop', async () => {
  const stop = new AbortController();
  const console: Console = {
    out: (text) => {
      expect(text).toMatch(/^The control listens on http:\/\/127\.0\.0\.1:\d+\n$/);
      stop.abort();
    },
    err: () => undefined,
    interactive: false,
    columns: 80,
  };
  expect(await runCli(['control', '--port', '0', '--secret', '0123456789abcdef'], console, stop.signal)).toBe(0);
});
