import { LIMITS } from '@nawala/contracts';
import { sayReason, type Reason } from '@nawala/rules/reasons';
import { pause } from '../agent/pause';
import { reasonOf } from '../classify/reasons';
import type { Verdict } from '../classify/verdict';
import { fitEvidence } from '../evidence/fit-evidence';
import type { Observations } from '../observations';
import type { CheckResult, Probe } from '../probe';
import type { Target } from '../target';
import { verdictOfOpinion } from './apply-opinions';
import { askPlugin, PLUGIN_DEADLINE_MS, type PluginAnswer } from './ask-plugin';
import type { Plugin } from './plugin';

const nothingMeasured = ({ host }: Target): Observations => ({ host, urls: [], complete: true, durationMs: 0 });

const nothingLearnt = ({ code, params }: Reason): Verdict => ({
  status: 'inconclusive',
  method: null,
  reason: sayReason(code, params, 'en') ?? code,
  reasonCode: code,
  reasonParams: params,
  confirmed: false,
  decided: null,
  evidence: {},
});

/** A plugin's answer where nobody else is asked. Pure. */
export function verdictOfPlugin({ plugin, opinion, problem }: PluginAnswer, { host }: Target): Verdict {
  if (problem !== null) return nothingLearnt(reasonOf('plugin.failed', { plugin, problem }));
  if (opinion === null) return nothingLearnt(reasonOf('plugin.silent', { plugin, host }));
  return { ...verdictOfOpinion(plugin, opinion), evidence: fitEvidence({ ...opinion.evidence }, LIMITS.evidenceBytes) };
}

/**
 * A vantage in which nothing is measured and a plugin alone has the word, such as a look-up in a list. `patienceMs`: how
 * long a round waits until the plugin has prepared itself; it goes on preparing.
 */
export function createPluginProbe(plugin: Plugin, { patienceMs }: { patienceMs: number }): Probe {
  let preparing: Promise<Reason | null> | undefined;
  const failed = (problem: string): Reason => reasonOf('plugin.failed', { plugin: plugin.name, problem });

  async function prepare(): Promise<Reason | null> {
    try {
      await plugin.prepare?.();
      return null;
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    } finally {
      preparing = undefined;
    }
  }

  return {
    async check(target, signal = new AbortController().signal): Promise<CheckResult> {
      const checkedAt = new Date();
      const observations = nothingMeasured(target);
      const question = { target, observations, signal, alone: true, timeoutMs: PLUGIN_DEADLINE_MS };
      const verdict = verdictOfPlugin(await askPlugin(plugin, question), target);
      signal.throwIfAborted();
      const durationMs = Date.now() - checkedAt.getTime();
      const seen = { observations, control: null, witness: null };
      return { target: target.input, ...verdict, checkedAt: checkedAt.toISOString(), durationMs, ...seen };
    },
    async problem() {
      preparing ??= prepare();
      const timer = new AbortController();
      const patience = pause(patienceMs, timer.signal).then(() => failed('is still preparing itself'));
      const problem = await Promise.race([preparing, patience]);
      timer.abort();
      return problem;
    },
  };
}
