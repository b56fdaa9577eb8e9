import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aRow, startDnsServer, startFakeApi, type DnsServer, type FakeApi } from '@nawala/probe/staged';

/** What only the built program can show: plugins, signals, the shebang. */
const ROOT = resolve(__dirname, '../../..');
let dist: string;
let dns: DnsServer;
let api: FakeApi;

beforeAll(async () => {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  dist = mkdtempSync(join(ROOT, 'dist', 'checker-spec-'));
  const rolldown = join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const build = [rolldown, '-c', 'apps/checker/rolldown.config.mjs', '--dir', dist];
  execFileSync(process.execPath, build, { cwd: ROOT, stdio: 'pipe' });
  dns = await startDnsServer((name) => (name === 'slow.example.com' ? { silent: true } : { rcode: 'NXDOMAIN' }));
  api = await startFakeApi(['fast.example.com', 'slow.example.com'].map(aRow));
});
afterAll(async () => {
  rmSync(dist, { recursive: true, force: true });
  await dns.stop();
  await api.goAway();
});

interface Running {
  child: ChildProcess;
  output: { out: string; err: string };
  ended: Promise<number | null>;
}

function start(...args: string[]): Running {
  const resolver = ['--resolver', `127.0.0.1:${dns.endpoint.port}`];
  const child = spawn(process.execPath, [join(dist, 'main.js'), ...args, ...resolver], { cwd: dist });
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += text));
  child.stderr.on('data', (text) => (output.err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

const plugin = (name: string, source: string): string => {
  writeFileSync(join(dist, name), source);
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
