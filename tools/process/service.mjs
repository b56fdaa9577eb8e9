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

  /**
   * @param {{ name: string, args: string[], env?: NodeJS.ProcessEnv, output?: [out: unknown, err: unknown] }} options
   *   `output`: where its two streams go, as `spawn` takes it; to this process's own unless given
   */
  constructor({ name, args, env = process.env, output = ['inherit', 'inherit'] }) {
    this.name = name;
    this.#child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', ...output, 'ipc'],
    });
    this.#exited = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code ?? 1)));
  }

  /** The exit code, once it has ended. */
  get exited() {
    return this.#exited;
  }

  /** Everything it writes, where `output` says `pipe`. */
  async text() {
    const chunks = [];
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
    await new Promise((resolve) => this.#child.once('close', resolve));
    return Buffer.concat(chunks).toString();
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

  /** Asks it to end, and kills it when `insist` fires, unless given after nine seconds. */
  async stop(insist = AbortSignal.timeout(STOP_WITHIN_MS)) {
    const kill = () => this.#child.kill('SIGKILL');
    this.#child.kill('SIGTERM');
    insist.addEventListener('abort', kill);
    if (insist.aborted) kill();
    await this.#exited;
    insist.removeEventListener('abort', kill);
  }
}
