import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRow, startDnsServer, startFakeApi, waitUntil, type DnsServer, type FakeApi } from '@nawala/probe/staged';
import { buildProjects, ROOT } from './support/built';

/** What only the built program can show: plugins, signals, the shebang. */
const MAIN = join(ROOT, 'dist/apps/checker/main.js');
let folder: string;
let dns: DnsServer;
let api: FakeApi;

beforeAll(async () => {
  buildProjects('checker');
  folder = mkdtempSync(join(tmpdir(), 'nawala-checker-spec-'));
  dns = await startDnsServer((name) => (name === 'slow.example.com' ? { silent: true } : { rcode: 'NXDOMAIN' }));
  api = await startFakeApi(['fast.example.com', 'slow.example.com'].map(aRow));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await dns.stop();
  await api.goAway();
});

/** What a run leaves for the next stays with this suite. */
const here = () => ({ cwd: folder, env: { ...process.env, XDG_STATE_HOME: folder } });

interface Running {
  child: ChildProcess;
  output: { out: string; err: string };
  ended: Promise<number | null>;
}

function start(...args: string[]): Running {
  const resolver = ['--resolver', `127.0.0.1:${dns.endpoint.port}`];
  const child = spawn(process.execPath, [MAIN, ...args, ...resolver], here());
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += text));
  child.stderr.on('data', (text) => (output.err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

const plugin = (name: string, source: string): string => {
  writeFileSync(join(folder, name), source);
  return name;
};

it('lets a plugin decide where the checker cannot', async () => {
  const mine = plugin(
    'mine.mjs',
    `export const check = ({ host }, { observations }) =>
      ({ status: 'accessible', reason: host + ' ' + observations.urls.length });`,
  );
  const { output, ended } = start('check', 'gone.example.com', '--json', '--plugin', mine);
  expect(await ended).toBe(0);
  expect(JSON.parse(output.out)).toMatchObject({
    status: 'accessible',
    method: 'custom',
    reason: 'gone.example.com 2',
  });
});

it('survives a plugin that throws, and refuses one that is none', async () => {
  const bad = plugin('bad.mjs', `export const check = () => { throw new Error('boom'); };`);
  const survived = start('check', 'gone.example.com', '--json', '--plugin', bad);
  expect(await survived.ended).toBe(3);
  expect(JSON.parse(survived.output.out)).toMatchObject({
    evidence: { plugins: [{ plugin: 'bad.mjs', problem: 'boom' }] },
  });

  const none = start('check', 'gone.example.com', '--plugin', plugin('none.mjs', 'export default 1;'));
  expect(await none.ended).toBe(64);
  expect(none.output.err).toContain('exports no function named check');
});

it('stops with everything finished delivered, also when the same signal comes from several sides', async () => {
  const { child, output, ended } = start('run', '--api', api.url.href, '--interval', '1');
  await once(child.stdout!, 'data');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) child.kill(signal);
  expect(await ended).toBe(0);
  expect(output.out).toContain('"domain":"fast.example.com"');
  expect(api.reports.map(({ id }) => id)).toContain(aRow('', 0).id);
});

describe('with a settings file', () => {
  const port = () => dns.endpoint.port;
  const settings = (...lines: string[]) =>
    writeFileSync(join(folder, 'checker.yaml'), [`api: ${api.url.href}`, 'interval: 1', ...lines, ''].join('\n'));
  const heard = (vantage: string) => api.reports.some(({ scanResult }) => scanResult.vantage === vantage);

  it('takes new settings over on SIGHUP, and keeps the old ones where those are bad', async () => {
    settings(`vantage: before=127.0.0.1:${port()}`);
    const child = spawn(process.execPath, [MAIN, 'run', '--config', 'checker.yaml'], here());
    let err = '';
    child.stderr.on('data', (text) => (err += text));
    const ended = once(child, 'close');
    await waitUntil(() => heard('before'));

    settings('vantages: after');
    child.kill('SIGHUP');
    await waitUntil(() => err.includes('The settings stay as they were'));
    expect(err).toContain('checker.yaml:3: vantages is not a setting; allowed: api, ');

    settings(`vantage: after=127.0.0.1:${port()}`);
    child.kill('SIGHUP');
    await waitUntil(() => heard('after'));
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
