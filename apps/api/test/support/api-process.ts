import { TRACE_VARIABLE } from '@nawala/embedded-mongo';
import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ParentMessage } from '../../src/start/announce';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** The API as it ships: one bundle, run by Node. */
export interface ApiProgram {
  /** As a terminal starts it. */
  run(variables: Record<string, string>): ApiProcess;
  /** As `npm start` starts it: with a line to its parent. */
  fork(variables: Record<string, string>): ApiProcess;
  remove(): Promise<void>;
}

export interface ApiProcess {
  child: ChildProcess;
  output(): string;
  errors(): string;
  /** The address, from the parent's message or the printed block; fails when the process ends first. */
  url: Promise<string>;
  message: Promise<ParentMessage>;
  exit: Promise<number | null>;
}

/** Builds it unless that was done since the last change: once for all specs. */
export async function buildApi(): Promise<ApiProgram> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'tools/build.mjs'), 'api'], { cwd: ROOT });
  const main = join(ROOT, 'dist/apps/api/main.js');
  const folder = await mkdtemp(join(tmpdir(), 'nawala-api-spec-'));
  return {
    run: (variables) => watch(spawn(process.execPath, [main], { env: quiet(variables), cwd: folder })),
    fork: (variables) => watch(fork(main, { env: quiet(variables), cwd: folder, silent: true, execArgv: [] })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const quiet = (variables: Record<string, string>) => ({
  LOG_LEVEL: 'silent',
  PORT: '0',
  [TRACE_VARIABLE]: process.env[TRACE_VARIABLE],
  ...variables,
});

function watch(child: ChildProcess): ApiProcess {
  let output = '';
  let errors = '';
  // With a channel to the parent that was cut, Node never says `close`; without one, `close` means that all was read.
  const exit = once(child, child.channel ? 'exit' : 'close').then(([code]) => code as number | null);
  const printed = new Promise<string>((tell) => {
    child.stdout?.on('data', (text) => {
      output += String(text);
      const url = /^API: (\S+)$/m.exec(output)?.[1];
      if (url) tell(url);
    });
  });
  child.stderr?.on('data', (text) => (errors += String(text)));
  const message = new Promise<ParentMessage>((tell) => child.once('message', (said) => tell(said as ParentMessage)));
  const sent = message.then((said) => (said.type === 'ready' ? said.url : ''));
  const ended = exit.then((code) =>
    Promise.reject<string>(new Error(`Ended with ${code} before it was ready: ${errors}`)),
  );
  const url = Promise.race([printed, sent, ended]);
  url.catch(() => undefined);
  return { child, output: () => output, errors: () => errors, url, message, exit };
}
