import { spawn } from 'node:child_process';
import { ROOT } from '../setup/workspace.mjs';

const STOP_WITHIN_MS = 9_000;

/**
 * One child process that this command owns. It gets a process group of its own, so that Ctrl-C reaches only the parent,
 * which then stops everything in order; and an IPC channel, whose end tells the child that the parent is gone.
 */
export class Service {
  #child;
  #exited;

  /** @param {{ name: string, args: string[], env?: NodeJS.ProcessEnv, quiet?: boolean }} options `quiet`: its output is nobody's */
  constructor({ name, args, env = process.env, quiet = false }) {
    this.name = name;
    this.#child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit', 'ipc'],
    });
    this.#exited = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code ?? 1)));
  }

  /** The exit code, once it has ended. */
  get exited() {
    return this.#exited;
  }

  /** The `ready` message, or undefined when the process ended before it could send one. */
  ready() {
    return Promise.race([new Promise((resolve) => this.on('ready', resolve)), this.#exited.then(() => undefined)]);
  }

  /** Hears messages of one type. */
  on(type, hear) {
    this.#child.on('message', (message) => message?.type === type && hear(message));
  }

  /** Tells it something; one that has ended hears nothing. */
  send(message) {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** Asks it to end, and insists after nine seconds. */
  async stop() {
    if (this.#child.exitCode !== null) return;
    this.#child.kill('SIGTERM');
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#exited;
    clearTimeout(insist);
  }
}
