import { fileSpool, runAgent, type Probe } from '@nawala/probe';
import type { Console } from '../console';
import { EXIT_DONE, EXIT_FAILED } from '../exit-code';
import type { RunOptions } from '../options/read-options';
import { jsonReport } from '../output/json-report';
import { liveReport } from '../output/live-report';
import { spoolFile } from '../spool-file';

/** Runs the agent until it is told to stop, or for one round. */
export async function run(options: RunOptions, probe: Probe, console: Console, signal: AbortSignal): Promise<number> {
  const report = console.interactive ? liveReport(console) : jsonReport(console);
  const { api, key, intervalMs, concurrency, once, vantage, confirm, canaries } = options;
  const delivered = await runAgent({
    api,
    intervalMs,
    concurrency,
    once,
    confirm,
    canaries,
    ...(key !== undefined && { key }),
    ...(vantage !== undefined && { vantage }),
    spool: fileSpool(spoolFile(api, vantage)),
    probe,
    signal,
    report,
  });
  return delivered ? EXIT_DONE : EXIT_FAILED;
}
