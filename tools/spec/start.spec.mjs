import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/free-port.mjs';
import { command, occupy, processesNaming, until } from './support/command.mjs';

jest.setTimeout(180_000);

let dataDir;
let env;
const started = [];
const start = (more = {}) => {
  const run = command('start.mjs', { ...env, ...more });
  started.push(run);
  return run;
};
const nothingLeft = () =>
  until(
    () => processesNaming(dataDir).length === 0,
    () => `left: ${processesNaming(dataDir)}`,
  );
/** What it said beside its own progress. */
const lines = (run) => run.seen.err.split('\n').filter((line) => line !== '' && !/^(Building|Installing) /.test(line));

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'nawala-start-'));
  env = {
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    WEB_PORT: String(await freePort()),
    LOCAL_CHECKER: 'off',
    NODE_ENV: '',
  };
});

afterEach(async () => {
  for (const run of started.splice(0)) run.kill();
  await nothingLeft();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm start', () => {
  it('prints one block, with the generated password on the very first start only, and leaves nothing behind', async () => {
    const first = start({ LOCAL_CHECKER: 'on', CHECKER_AUTH: 'key' });
    const [, password] = await first.prints(/Password\s+(\S+)/);
    await first.prints(/Ctrl-C stops it/);
    expect(first.seen.err).toMatch(new RegExp(`Dashboard +http://localhost:${env.WEB_PORT}`));
    expect(first.seen.err).toMatch(new RegExp(`API +http://localhost:${env.PORT}`));

    const page = await fetch(`http://127.0.0.1:${env.WEB_PORT}/`);
    expect(await page.text()).toContain('<app-root');
    const signedIn = await fetch(`http://127.0.0.1:${env.WEB_PORT}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'admin@example.com', password }),
    });
    expect(signedIn.status).toBe(200);
    const { accessToken } = await signedIn.json();
    // Its checker reports with a key of its own, which nobody else reads.
    expect(statSync(join(dataDir, 'local-checker-key')).mode & 0o777).toBe(0o600);
    await until(async () => {
      const headers = { Authorization: `Bearer ${accessToken}` };
      const keys = await (await fetch(`http://127.0.0.1:${env.PORT}/api/keys`, { headers })).json();
      return keys.some(({ vantages, lastSeenAt }) => vantages[0] === 'local' && lastSeenAt !== null);
    });

    first.interrupt();
    expect(await first.exited).toBe(0);
    await nothingLeft();

    const second = start();
    await second.prints(/Ctrl-C stops it/);
    expect(second.seen.err).toContain('admin@example.com');
    expect(second.seen.err).not.toContain('Password');
  });

  it('runs once, when it is started twice at once', async () => {
    const both = [start(), start()];
    const ended = await Promise.race(both.map((run) => run.exited.then((code) => ({ run, code }))));
    expect(ended.code).toBe(1);
    expect(lines(ended.run)).toHaveLength(1);
    expect(lines(ended.run)[0]).toMatch(/in use|has it open/);
    await both.find((run) => run !== ended.run).prints(/Ctrl-C stops it/);
  });

  it.each(['PORT', 'WEB_PORT'])('says in one line that %s is taken', async (name) => {
    const taken = await occupy(Number(env[name]));
    const run = start();
    expect(await run.exited).toBe(1);
    expect(lines(run)).toEqual([expect.stringMatching(new RegExp(`${env[name]}.*in use`))]);
    await taken.release();
  });

  it('says in one line that another process holds the data folder', async () => {
    await start().prints(/Ctrl-C stops it/);
    const second = start({ PORT: String(await freePort()), WEB_PORT: String(await freePort()) });
    expect(await second.exited).toBe(1);
    expect(lines(second)).toEqual([expect.stringMatching(/another process has it open/)]);
  });

  it.each([
    ['PORT', 'eighty'],
    ['WEB_PORT', '70000'],
    ['CONSENSUS', 'most'],
    ['LOCAL_CHECKER', 'maybe'],
  ])('says in one line what is wrong with %s=%s', async (name, value) => {
    const run = start({ [name]: value });
    expect(await run.exited).toBe(1);
    expect(lines(run)).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))]);
  });

  it('says in one line that PORT and WEB_PORT are the same', async () => {
    const run = start({ WEB_PORT: env.PORT });
    expect(await run.exited).toBe(1);
    expect(lines(run)).toEqual([`PORT and WEB_PORT are both ${env.PORT}: set one of them to another port`]);
  });

  it('serves on an IPv6 address, dashboard and API', async () => {
    const run = start({ HOST: '::1' });
    await run.prints(/Ctrl-C stops it/);
    const answer = await fetch(`http://[::1]:${env.WEB_PORT}/health/ready`);
    expect(answer.status).toBe(200);
  });

  it('says everything that is wrong at once', async () => {
    const run = start({ PORT: '0', WEB_PORT: '-1', LOCAL_CHECKER: 'yes' });
    expect(await run.exited).toBe(1);
    expect(lines(run)).toEqual([
      'PORT must be a port from 1 to 65535, not "0"',
      'WEB_PORT must be a port from 1 to 65535, not "-1"',
      'LOCAL_CHECKER must be one of: on, off, not "yes"',
    ]);
  });
});
