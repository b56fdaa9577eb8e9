import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** One of the product's own processes, as `npm start` runs it. */
export class Process {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when the process says that it is ready; rejects with what it printed when it ends first. */
  static start(script: string, env: NodeJS.ProcessEnv): Promise<Process> {
    const child = fork(join(ROOT, script), { cwd: ROOT, env: { ...process.env, ...env }, silent: true });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (printed += String(data)));
    return new Promise((resolve, reject) => {
      child.on('message', (message: { type?: string }) => message.type === 'ready' && resolve(new Process(child)));
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)));
    });
  }

  /** @param signal `SIGKILL` for a crash */
  stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill(signal);
    });
  }
}
