import { PUBLIC_NETWORK, type Endpoint, type ProbeNetwork } from './address/network';
import { classify } from './classify/classify';
import type { Verdict } from './classify/verdict';
import { DEFAULT_DEADLINES, type Deadlines } from './deadline';
import { systemResolvers } from './dns/resolvers';
import type { Fingerprint } from './fingerprints/fingerprint';
import { INDONESIA } from './fingerprints/indonesia';
import type { MeasureTools } from './measure/context';
import { measure } from './measure/measure';
import type { Observations } from './observations';
import { applyOpinions } from './plugin/apply-opinions';
import { askPlugin } from './plugin/ask-plugin';
import type { Plugin } from './plugin/plugin';
import type { Target } from './target';
import { trustedContext } from './tls/trust';

export interface ProbeOptions {
  /** Which resolvers to ask, in order; this machine's own unless given. */
  resolvers?: readonly Endpoint[];
  fingerprints?: readonly Fingerprint[];
  plugins?: readonly Plugin[];
  /** Milliseconds. */
  deadlines?: Partial<Deadlines>;
  /** Another network than the public one: for specs and the demo, which stage theirs on loopback. */
  network?: ProbeNetwork;
  /** PEM certificates of authorities to trust besides Node's own. */
  extraCa?: readonly string[];
}

export interface CheckResult extends Verdict {
  /** As asked for. */
  target: string;
  /** ISO 8601: when the measurement began. */
  checkedAt: string;
  durationMs: number;
  observations: Observations;
}

export interface Probe {
  /** Measures and judges one target. Rejects only when `signal` fires: a measurement that was called off is no result. */
  check(target: Target, signal?: AbortSignal): Promise<CheckResult>;
}

const PLUGIN_DEADLINE_MS = 15_000;

/** The check engine: measures targets one after another or at once, and says what it makes of them. */
export function createProbe(options: ProbeOptions = {}): Probe {
  const { fingerprints = INDONESIA, plugins = [] } = options;
  const tools: MeasureTools = {
    network: options.network ?? PUBLIC_NETWORK,
    resolvers: options.resolvers ?? systemResolvers(),
    trust: trustedContext(options.extraCa),
    deadlines: { ...DEFAULT_DEADLINES, ...options.deadlines },
  };
  if (tools.resolvers.length === 0) throw new Error('This machine has no DNS resolver: name one with --resolver');

  const ask = (target: Target, observations: Observations, signal: AbortSignal) =>
    Promise.all(
      plugins.map((plugin) => askPlugin(plugin, { target, observations, signal, timeoutMs: PLUGIN_DEADLINE_MS })),
    );

  return {
    async check(target, signal = new AbortController().signal) {
      const checkedAt = new Date();
      const observations = await measure(target, tools, signal);
      const answers = await ask(target, observations, signal);
      signal.throwIfAborted();
      const verdict = applyOpinions(classify({ observations, fingerprints }), answers);
      const durationMs = Date.now() - checkedAt.getTime();
      return { target: target.input, ...verdict, checkedAt: checkedAt.toISOString(), durationMs, observations };
    },
  };
}
