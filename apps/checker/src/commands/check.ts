import type { CheckResult, Probe } from '@nawala/probe';
import type { Console } from '../console';
import { EXIT_OF_STATUS } from '../exit-code';
import type { CheckOptions } from '../options/read-options';
import { drawTree } from '../output/tree';

const toJson = ({ target, status, method, reason, confirmed, evidence, durationMs }: CheckResult): string =>
  `${JSON.stringify({ target, status, method, reason, confirmed, evidence, durationMs })}\n`;

/** Checks one target and explains; the exit code is its status. */
export async function check(
  { target, json }: CheckOptions,
  probe: Probe,
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const result = await probe.check(target, signal);
  console.out(json ? toJson(result) : drawTree(result, console));
  return EXIT_OF_STATUS[result.status];
}
