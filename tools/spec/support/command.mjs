import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');

/** Holds a port until `release()`. */
export const occupy = (port) =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () =>
      resolve({ release: () => new Promise((done) => server.close(done)) }),
    );
  });

/** Resolves as soon as `condition` gives something; rejects with `describe()` when it does not in time. */
export async function until(condition, describe = () => String(condition), withinMs = 120_000) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Every process whose environment names `marker` (Linux). */
export const processesNaming = (marker) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(marker);
      } catch {
        return false;
      }
    });

/** The direct children of a process (Linux). */
const childrenOf = (parent) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        // After the name in parentheses, which may hold anything: the state, then the parent.
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1] === String(parent);
      } catch {
        return false;
      }
    })
    .map(Number);

/** A program as a process group of its own, as a terminal runs it. */
function run(program, args, env) {
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...env, FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { out: '', err: '' };
  child.stdout.on('data', (data) => (seen.out += data));
  child.stderr.on('data', (data) => (seen.err += data));
  let ended = false;
  const exited = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  void exited.then(() => (ended = true));
  const whom = {
    self: () => [child.pid],
    children: () => childrenOf(child.pid),
    group: () => [-child.pid],
  };
  return {
    seen,
    exited,
    prints: (pattern) =>
      until(
        () => {
          const found = pattern.exec(seen.err + seen.out);
          if (ended && !found) throw new Error(`It ended without ${pattern}:\n${seen.err}${seen.out}`);
          return found;
        },
        () => `${pattern} in:\n${seen.err}${seen.out}`,
      ),
    /** `to`: the program itself, what it started (npm: the command), or everybody in its group, as Ctrl-C does. */
    signal: (signal, to) => whom[to]().forEach((pid) => process.kill(pid, signal)),
    interrupt: () => process.kill(-child.pid, 'SIGINT'),
    kill: () => child.kill('SIGKILL'),
  };
}

/** A command of package.json, without npm. */
export const command = (script, env, args = []) => run(process.execPath, [join(ROOT, 'tools', script), ...args], env);

/** A command of package.json, as a person starts it. */
export const npmRun = (name, env, args = []) =>
  run('npm', ['run', name, '--', ...args], { ...env, npm_config_update_notifier: 'false' });
