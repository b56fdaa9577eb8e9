import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from '../test/free-port.mjs';
import { npmRun, processesNaming, until } from './support/command.mjs';

jest.setTimeout(180_000);

/** What the contract gives a command to end all it has started. */
const WITHIN_MS = 10_000;

let folder;
let env;
let run;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nawala-ending-'));
  const [PORT, WEB_PORT] = [await freePort(), await freePort()].map(String);
  // A temporary folder of its own: what Node and npm leave there is none of the data folder's.
  const [DATA_DIR, TMPDIR, XDG_STATE_HOME] = ['data', 'tmp', 'state'].map((name) => join(folder, name));
  for (const path of [DATA_DIR, TMPDIR, XDG_STATE_HOME]) mkdirSync(path);
  env = { DATA_DIR, TMPDIR, XDG_STATE_HOME, PORT, WEB_PORT, LOCAL_CHECKER: 'on', NODE_ENV: '' };
});
afterEach(() => {
  for (const pid of processesNaming(folder)) process.kill(Number(pid), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const nothingLeft = () =>
  until(
    () => processesNaming(folder).length === 0,
    () => `left: ${processesNaming(folder)}\n${run.seen.err}`,
    WITHIN_MS,
  );

const RUNNING = /Ctrl-C stops it/;
const NOBODY = 'http://127.0.0.1:9';
const COMMANDS = {
  start: { args: () => [], running: RUNNING },
  demo: { args: () => [], running: RUNNING },
  dev: { args: () => [], running: RUNNING },
  db: { args: () => ['--port', '0', '--data-dir', env.DATA_DIR], running: /Database ready/ },
  checker: { args: () => ['run', '--api', NOBODY, '--interval', '1'], running: /api-away/ },
};

async function started(name) {
  const { args, running } = COMMANDS[name];
  run = npmRun(name, env, args());
  await run.prints(running);
  expect(processesNaming(folder).length).toBeGreaterThan(1);
}

describe('npm start leaves nothing behind', () => {
  it.each([
    ['SIGTERM', 'self'],
    ['SIGHUP', 'self'],
    ['SIGKILL', 'self'],
    ['SIGTERM', 'children'],
    ['SIGKILL', 'children'],
    ['SIGTERM', 'group'],
    ['SIGINT', 'group'],
  ])('after %s to npm’s %s', async (signal, to) => {
    await started('start');
    run.signal(signal, to);
    await nothingLeft();
  });
});

describe.each(['start', 'demo'])('npm run %s that is still coming up', (name) => {
  it('ends in order and says nothing of it', async () => {
    run = npmRun(name, env);
    // The API has opened its database and is not ready yet.
    await until(() => readdirSync(folder, { recursive: true }).some((path) => basename(path) === 'nawala.db'));
    run.signal('SIGTERM', 'self');
    await nothingLeft();
    expect(run.seen.err).not.toMatch(/failed|undefined|Error/);
  });
});

describe.each(['demo', 'dev', 'db', 'checker'])('npm run %s leaves nothing behind', (name) => {
  it.each(['SIGTERM', 'SIGKILL'])('after %s to npm', async (signal) => {
    await started(name);
    run.signal(signal, 'self');
    await nothingLeft();
  });
});
