import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesNaming, ROOT, until } from './support/command.mjs';

let folder;
let child;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nawala-program-'))));
afterEach(() => {
  for (const pid of processesNaming(folder)) process.kill(Number(pid), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A command of ours, given as source text; `tools` is the folder of what it imports. */
function node(source) {
  const script = `const tools = ${JSON.stringify(join(ROOT, 'tools'))};\n${source}`;
  const env = { ...process.env, MARK: folder, npm_lifecycle_event: '' };
  child = spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: 'ignore' });
  return { child, exited: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}
const count = () => processesNaming(folder).length;
const running = (script) => `
  const { runProgram } = await import(tools + '/process/program.mjs');
  process.exit(await runProgram('sh', ['-c', ${JSON.stringify(script)}], { output: ['ignore', 'ignore'] }));`;

/** Two levels, of which neither wants to hear of an end. */
const DEAF = `trap '' TERM INT HUP; sh -c "trap '' TERM INT HUP; sleep 1000; sleep 1000" & wait; sleep 1000`;

it.each(['SIGTERM', 'SIGKILL'])('a program ends, with all that it started, when %s ends us', async (signal) => {
  const command = node(running(DEAF));
  // We, the leash, two shells, and what they wait for.
  await until(() => count() >= 5);
  command.child.kill(signal);
  await until(() => count() === 0);
});

it('tells how the program ended', async () => {
  expect(await node(running('exit 7')).exited).toBe(7);
});

it('ends with the signal’s code, in spite of what fails to stop', async () => {
  const command = node(`
    const { lifetime } = await import(tools + '/process/lifetime.mjs');
    lifetime.add(() => { throw new Error('broken'); });
    lifetime.add(async () => { throw new Error('broken'); });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(process.env.MARK + '/ready', '');
    setInterval(() => {}, 1000);`);
  await until(() => existsSync(join(folder, 'ready')));
  command.child.kill('SIGTERM');
  expect(await command.exited).toBe(143);
});

it('what may not be done twice at once is done in turn, even after one that died', async () => {
  const turn = (name) => `
    const { appendFileSync } = await import('node:fs');
    const { inTurn } = await import(tools + '/setup/turns.mjs');
    const note = (what) => appendFileSync(process.env.MARK + '/log', what + ' ');
    await inTurn(async () => {
      note('begin');
      if ('${name}' === 'dies') process.kill(process.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
      note('end');
    });`;
  await node(turn('dies')).exited;
  await Promise.all(Array.from({ length: 4 }, () => node(turn('lives')).exited));
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe(`begin ${'begin end '.repeat(4)}`);
});
