import { SCAN_STATUSES, type ScanStatus } from '@nawala/contracts';
import { settleWithin } from '../deadline';
import type { Observations } from '../observations';
import type { Target } from '../target';
import type { Plugin, PluginOpinion } from './plugin';

export const PLUGIN_DEADLINE_MS = 15_000;

/** A plugin's answer, or why it gave none. */
export interface PluginAnswer {
  plugin: string;
  opinion: PluginOpinion | null;
  problem: string | null;
}

interface Question {
  target: Target;
  observations: Observations;
  /** As `PluginContext` has it. */
  alone: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}

function readOpinion(value: unknown): PluginOpinion | null {
  if (value === null || value === undefined) return null;
  const { status } = value as { status?: unknown };
  if (SCAN_STATUSES.includes(status as ScanStatus)) return value as PluginOpinion;
  throw new Error(`status must be one of: ${SCAN_STATUSES.join(', ')}`);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks one plugin. Whatever it throws, and however long it takes, it harms nobody but itself. */
export function askPlugin({ name, check }: Plugin, question: Question): Promise<PluginAnswer> {
  const { target, observations, alone, timeoutMs, signal } = question;
  const silent = (problem: string): PluginAnswer => ({ plugin: name, opinion: null, problem });
  const otherwise = (why: string) =>
    silent(why === 'interrupted' ? 'was interrupted' : `gave no answer in ${timeoutMs} ms`);
  return settleWithin<PluginAnswer>({ ms: timeoutMs, signal, otherwise }, (settle) => {
    const controller = new AbortController();
    const run = async () => readOpinion(await check(target, { observations, alone, signal: controller.signal }));
    run().then(
      (opinion) => settle({ plugin: name, opinion, problem: null }),
      (error: unknown) => settle(silent(messageOf(error))),
    );
    return () => controller.abort();
  });
}
