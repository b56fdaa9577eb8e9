import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

export interface ShownCommand {
  /** What it printed, once it has ended; rejects with it when it failed. */
  output: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Runs a command as it is shown, by somebody who pastes the key when asked for it.
 * @param home for everything that it leaves behind
 */
export function runShown(command: string, key: string, home: string): ShownCommand {
  const own = { HOME: home, XDG_STATE_HOME: join(home, 'state'), npm_config_cache: join(home, 'npm') };
  const quiet = { npm_config_update_notifier: 'false', npm_config_audit: 'false', npm_config_fund: 'false' };
  // A group of its own: what npx starts ends with it.
  const child = spawn('bash', ['-c', command], {
    cwd: home,
    detached: true,
    env: { ...process.env, ...own, ...quiet },
  });
  child.stdin.end(`${key}\n`);
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const output = ended.then(async (code) => {
    const [out, err] = await printed;
    if (code === 0) return out;
    throw new Error(`It ended with ${code}: ${out}${err}`);
  });
  return {
    output,
    async stop() {
      output.catch(() => undefined);
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGTERM');
      await ended;
    },
  };
}
