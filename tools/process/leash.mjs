// Runs a program that knows nothing of whoever started it: when that parent asks, or is gone, the program ends, with all
// that it started in turn. This process leads their group, and is the one that `Program` starts.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const GRACE_MS = 4_000;
/** For what the program leaves behind, once it has ended itself. */
const LAST_GRACE_MS = 500;

const [command, ...args] = process.argv.slice(2);
const group = (signal) => process.kill(0, signal);
const killIn = (ms) => setTimeout(() => group('SIGKILL'), ms);

let isEnding = false;
const end = () => {
  if (isEnding) return;
  isEnding = true;
  group('SIGTERM');
  killIn(GRACE_MS);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
process.once('disconnect', end);

const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
program.once('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(127);
});
program.once('exit', (code, signal) => {
  if (isEnding) killIn(LAST_GRACE_MS);
  else process.exit(code ?? 128 + constants.signals[signal]);
});
