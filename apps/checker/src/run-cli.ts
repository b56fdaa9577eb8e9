import { check } from './commands/check';
import { control } from './commands/control';
import { makeProbe } from './commands/make-probe';
import { run } from './commands/run';
import type { Console } from './console';
import { EXIT_DONE, EXIT_FAILED, EXIT_STOPPED, EXIT_USAGE } from './exit-code';
import { readOptions } from './options/read-options';
import { USAGE, UsageError } from './usage';

async function execute(args: readonly string[], console: Console, signal: AbortSignal): Promise<number> {
  const options = readOptions(args);
  switch (options.command) {
    case 'help':
      console.out(USAGE);
      return EXIT_DONE;
    case 'control':
      return control(options, console, signal);
    case 'check':
      return check(options, await makeProbe(options), console, signal);
    case 'run':
      return run(args, console, signal);
  }
}

/** One command from its arguments to its exit code. Never rejects. */
export async function runCli(args: readonly string[], console: Console, signal: AbortSignal): Promise<number> {
  try {
    return await execute(args, console, signal);
  } catch (error) {
    if (signal.aborted) return EXIT_STOPPED;
    const message = error instanceof Error ? error.message : String(error);
    console.err(error instanceof UsageError ? `${message}\nSee nawala-checker --help\n` : `${message}\n`);
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
