import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startDnsServer } from '@nawala/probe/staged';
import { command, ROOT, until } from './support/command.mjs';
import { Consumer } from './support/consumer.mjs';
import { startLocalRegistry } from './support/local-registry.mjs';
import { RunningApi } from './support/running-api.mjs';

const run = promisify(execFile);
const PACKAGES = join(ROOT, 'dist/packages');
const LIBRARIES = ['contracts', 'rules', 'client'];
const DOMAINS = ['shop.aurora.example.com', 'news.example.org'];
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const manifestOf = (project) => JSON.parse(readFileSync(join(ROOT, project, 'package.json'), 'utf8'));

let registry;
let consumer;
let api;
let archives;

beforeAll(async () => {
  const packing = command('pack.mjs', {});
  if ((await packing.exited) !== 0) throw new Error(packing.seen.err);
  archives = readdirSync(PACKAGES);
  registry = await startLocalRegistry();
  consumer = new Consumer(registry.url);
  const libraries = archives.filter((name) => !name.startsWith('nawala-checker-'));
  const install = consumer.install(libraries.map((name) => join(PACKAGES, name)));
  [api] = await Promise.all([RunningApi.start(), install]);
});
afterAll(async () => {
  await api?.stop();
  registry?.close();
  consumer?.remove();
});

it('makes four packages of one version, which need nothing of ours from any registry', () => {
  const projects = ['libs/contracts', 'libs/rules', 'libs/client', 'apps/checker'].map(manifestOf);
  const { version } = manifestOf('.');
  expect(archives).toEqual(
    ['client', 'contracts', 'rules']
      .map((name) => `nawala-${name}-${version}.tgz`)
      .concat(`nawala-checker-${version}.tgz`)
      .sort(),
  );
  for (const project of projects) expect(project).toMatchObject({ version, license: 'MIT', private: true });
  for (const { dependencies = {}, bundleDependencies = [] } of projects)
    expect(Object.keys(dependencies).filter((name) => name.startsWith('@nawala/'))).toEqual(bundleDependencies);
});

describe('in an empty folder outside of the repository', () => {
  it('a strict TypeScript program compiles against the types', async () => expect(await consumer.compile()).toBe(''));

  it('lists, reports and listens, and hears once what happened while the API was away', async () => {
    const { id: brandId } = await api.post('brands', { name: 'Aurora', code: 'AUR' });
    const [{ id }] = await Promise.all(DOMAINS.map((domain) => api.post('domains', { domain, brandId })));
    const program = consumer.start('out/listen.js', api.url, api.token);
    const says = (what) => program.prints((line) => JSON.stringify(JSON.parse(line)) === JSON.stringify(what));
    const told = () =>
      program
        .lines()
        .map((line) => JSON.parse(line))
        .filter(({ to }) => to);

    await says({ outcome: { success: 2, failed: 1, errors: [2] } });
    await until(() => told().length >= 2, program.lines);
    await api.end();
    await says({ state: 'away' });
    await api.begin();
    await api.post('urls/update', { id, scanResult: { status: 'accessible' } });
    await says({ domain: DOMAINS[0], from: 'ada', to: 'tidak ada' });
    await program.stop();

    expect(JSON.parse(program.lines()[0])).toEqual({ listed: [...DOMAINS].sort(), same: true });
    expect(told()).toHaveLength(3);
    expect(told().slice(0, 2)).toEqual(
      expect.arrayContaining(DOMAINS.map((domain) => ({ domain, from: 'unknown', to: 'ada' }))),
    );
  });

  it('a NestJS controller takes what CreateDomainDto allows, and says by its words what is wrong', async () => {
    const program = consumer.start('out/serve.js');
    const url = await program.prints((line) => line.startsWith('http'));
    const post = async (body) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`${url}/domains`, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.json();
    };
    const brandId = 'a'.repeat(24);
    expect(await post({ domain: ' shop.example.com ', brandId })).toEqual({
      domain: 'shop.example.com',
      brandId,
      note: '',
      tags: [],
      active: true,
    });
    expect((await post({ domain: 'nothing', brandId })).message).toEqual([
      'Enter a host name, such as shop.example.com',
    ]);
    await program.stop();
  });

  it('CommonJS can require each of them', async () => {
    const { stdout } = await consumer.node('require.cjs');
    expect(JSON.parse(stdout).every((names) => names > 0)).toBe(true);
  });

  it('the client is at most 20 kB in a browser, compressed, Socket.IO included', async () => {
    const out = join(consumer.folder, 'browser');
    const options = ['--format', 'esm', '--platform', 'browser', '--minify', '--dir', out];
    await run(bin('rolldown'), [join(consumer.folder, 'bundle.mjs'), ...options], { cwd: consumer.folder });
    const output = readdirSync(out).map((file) => ({ file, code: readFileSync(join(out, file)) }));
    const bytes = output.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
    expect(bytes).toBeLessThanOrEqual(20_000);
    const first = output.find(({ file }) => file === 'bundle.js');
    expect(gzipSync(first.code).length).toBeLessThanOrEqual(5_000);
    expect(output.map(({ code }) => code).join('')).not.toMatch(/@nestjs|@angular|classValidator/);
  });
});

describe('publishers’ linters', () => {
  const folders = [...LIBRARIES.map((name) => `dist/libraries/libs/${name}`), 'dist/apps/checker/package'];

  it.each(folders)('publint finds nothing in %s', async (folder) => {
    const { stdout } = await run(bin('publint'), [join(ROOT, folder), '--strict', '--pack', 'false']);
    expect(stdout).toContain('All good!');
  });

  it('the types are right for whoever imports them', async () => {
    const libraries = archives.filter((file) => !file.startsWith('nawala-checker-'));
    // Fails with exit code 1, and says why, when it finds anything.
    const look = (file) => run(bin('attw'), [join(PACKAGES, file), '--profile', 'esm-only', '--no-color']);
    const answers = await Promise.all(libraries.map(look));
    for (const { stdout } of answers) expect(stdout).toContain('node16 (from ESM)');
  });
});

/** Where Node 20 lies on this machine; the pinned Node where it has none. */
async function oldestNode() {
  for (const folder of process.env.PATH.split(delimiter)) {
    const version = await run(join(folder, 'node'), ['-p', 'process.versions.node']).catch(() => undefined);
    if (version?.stdout.startsWith('20.')) return folder;
  }
  return dirname(process.execPath);
}

describe('the checker that the API hands out', () => {
  const address = () => `${api.url}/api/docs/nawala-checker.tgz`;

  it('is the package that was built: typed, tagged, and not sent again', async () => {
    const answer = await fetch(address());
    const archive = archives.find((name) => name.startsWith('nawala-checker-'));
    expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(PACKAGES, archive)))).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/gzip');
    const tag = answer.headers.get('etag');
    const again = await fetch(address(), { headers: { 'If-None-Match': tag } });
    expect([again.status, again.headers.get('etag')]).toEqual([304, tag]);
    const head = await fetch(address(), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, answer.headers.get('content-length')]);
    expect(await head.text()).toBe('');
  });

  it('is one file without dependencies, of at most 2 MB', () => {
    const folder = join(ROOT, 'dist/apps/checker/package');
    expect(readdirSync(folder).sort()).toEqual(
      ['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'nawala-checker.js', 'package.json'].sort(),
    );
    expect(statSync(join(folder, 'nawala-checker.js')).size).toBeLessThanOrEqual(2_000_000);
    expect(readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toMatch(/^dns-packet \d/m);
    expect(manifestOf('apps/checker').dependencies).toBeUndefined();
  });

  it('runs with npx and the oldest Node that it promises', async () => {
    const dns = await startDnsServer(() => ({ rcode: 'NXDOMAIN' }));
    const PATH = [await oldestNode(), process.env.PATH].join(delimiter);
    const resolver = `127.0.0.1:${dns.endpoint.port}`;
    const args = ['--yes', address(), 'check', 'gone.example.com', '--json', '--resolver', resolver];
    const env = { ...consumer.env, PATH };
    const { code, stdout, stderr } = await run('npx', args, { cwd: consumer.folder, env }).catch((failure) => failure);
    await dns.stop();
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ target: 'gone.example.com', status: 'inconclusive' });
    expect(code).toBe(3);
  });
});
