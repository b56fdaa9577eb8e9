import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, processesNaming, until } from './support/command.mjs';

jest.setTimeout(180_000);

let folder;
let run;
const start = (...args) => (run = command('bench.mjs', { TMPDIR: folder }, args));

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nawala-bench-'))));
afterEach(() => {
  run.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run bench', () => {
  it('tells what it can do', async () => {
    start('--help');
    expect(await run.exited).toBe(0);
    expect(run.seen.out).toContain('--soak');
    expect(run.seen.err).toBe('');
  });

  it('says in one line what is wrong with an option, before anything begins', async () => {
    start('--minutes', 'x');
    expect(await run.exited).toBe(1);
    expect(run.seen.err).toMatch(/^--minutes must be .*\n$/);
  });

  it('takes everything with it when it is interrupted', async () => {
    start('--soak', '--domains', '1000');
    await run.prints(/1000 domains/);
    await until(() => processesNaming(folder).length > 2);
    run.interrupt();
    await run.exited;
    await until(
      () => processesNaming(folder).length === 0,
      () => `left: ${processesNaming(folder)}`,
    );
    expect(readdirSync(folder).filter((name) => /^(bench|nawala)-/.test(name))).toEqual([]);
    expect(run.seen.err).not.toContain('Error');
  });
});
