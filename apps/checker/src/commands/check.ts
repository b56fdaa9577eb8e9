import type { CheckResult, Probe } from '@nawala/probe';
import type { Console } from '../console';
import { EXIT_OF_STATUS } from '../exit-code';
import type { CheckOptions } from '../options/read-options';
import { drawColumns } from '../output/columns';

const toJson = (result: CheckResult): string => {
  const { target, status, method, reason, reasonCode, reasonParams, confirmed, evidence, control, durationMs } = result;
  const seen = { target, status, method, reason, reasonCode, reasonParams, confirmed, evidence, control, durationMs };
  return `${JSON.stringify(seen)}\n`;
};

/** Checks one target and explains; the exit code is its status. */
export async function check(
  { target, json }: CheckOptions,
  probe: Probe,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const result = await probe.check(target, signal);
  console.out(json ? toJson(result) : drawColumns(result, console));
  return EXIT_OF_STATUS[result.status];
}
