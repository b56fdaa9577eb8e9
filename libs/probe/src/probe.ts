import { PUBLIC_NETWORK, type Endpoint, type ProbeNetwork } from './address/network';
import { classify, needsControl } from './classify/classify';
import type { Verdict } from './classify/verdict';
import type { ControlService } from './control/ask-control';
import { consult } from './control/consult';
import { DEFAULT_DEADLINES, type Deadlines } from './deadline';
import { systemResolvers } from './dns/resolvers';
import { getaddrinfo, type AskSystem } from './dns/system-lookup';
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
  /** This machine's own name resolution, observed beside them; getaddrinfo unless `resolvers` are given. */
  askSystem?: AskSystem;
  fingerprints?: readonly Fingerprint[];
  plugins?: readonly Plugin[];
  /** The reference vantage outside the censored networks. */
  control?: ControlService;
  /** A DNS-over-HTTPS service: tells whether DNS lies, where no control can be asked. */
  doh?: URL;
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

/** What measuring needs of the world, as the options describe it. */
export function measureTools(
  options: Pick<ProbeOptions, 'resolvers' | 'network' | 'extraCa' | 'deadlines'>,
): MeasureTools {
  const tools: MeasureTools = {
    network: options.network ?? PUBLIC_NETWORK,
    resolvers: options.resolvers ?? systemResolvers(),
    trust: trustedContext(options.extraCa),
    deadlines: { ...DEFAULT_DEADLINES, ...options.deadlines },
  };
  if (tools.resolvers.length === 0) throw new Error('This machine has no DNS resolver: name one with --resolver');
  return tools;
}

/** The check engine: measures targets one after another or at once, and says what it makes of them. */
export function createProbe(options: ProbeOptions = {}): Probe {
  const { fingerprints = INDONESIA, plugins = [] } = options;
  const askSystem = options.askSystem ?? (options.resolvers ? undefined : getaddrinfo);
  const tools = { ...measureTools(options), askSystem };
  const controls = {
    ...(options.control && { service: options.control }),
    ...(options.doh && { doh: options.doh }),
    timeoutMs: tools.deadlines.target,
  };

  const ask = (target: Target, observations: Observations, signal: AbortSignal) =>
    Promise.all(
      plugins.map((plugin) => askPlugin(plugin, { target, observations, signal, timeoutMs: PLUGIN_DEADLINE_MS })),
    );

  return {
    async check(target, signal = new AbortController().signal) {
      const checkedAt = new Date();
      const observations = await measure(target, tools, signal);
      const asked = needsControl({ observations, fingerprints })
        ? await consult(controls, target, observations, tools, signal)
        : null;
      const answers = await ask(target, observations, signal);
      signal.throwIfAborted();
      const facts = { observations, fingerprints, control: asked?.report, controlProblem: asked?.problem };
      const verdict = applyOpinions(classify(facts), answers);
      const durationMs = Date.now() - checkedAt.getTime();
      return { target: target.input, ...verdict, checkedAt: checkedAt.toISOString(), durationMs, observations };
    },
  };
}
