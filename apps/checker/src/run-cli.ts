import { check } from './commands/check';
import { makeProbe } from './commands/make-probe';
import { run } from './commands/run';
import type { Console } from './console';
import { EXIT_DONE, EXIT_FAILED, EXIT_STOPPED, EXIT_USAGE } from './exit-code';
import { readOptions } from './options';
import { USAGE, UsageError } from './usage';

/** One command from its arguments to its exit code. Never rejects. */
export async function runCli(args: readonly string[], console: Console, signal: AbortSignal): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.command === 'help') {
      console.out(USAGE);
      return EXIT_DONE;
    }
    const probe = await makeProbe(options);
    return options.command === 'run'
      ? await run(options, probe, console, signal)
      : await check(options, probe, console, signal);
  } catch (error) {
    if (signal.aborted) return EXIT_STOPPED;
    const message = error instanceof Error ? error.message : String(error);
    console.err(error instanceof UsageError ? `${message}\nSee nawala-checker --help\n` : `${message}\n`);
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
