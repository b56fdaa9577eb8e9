import { PUBLIC_NETWORK, type Endpoint, type ProbeNetwork } from './address/network';
import type { Verdict } from './classify/verdict';
import type { ControlService } from './control/ask-control';
import type { ControlAnswer } from './control/control-report';
import { DEFAULT_DEADLINES, type Deadlines } from './deadline';
import { systemResolvers } from './dns/resolvers';
import { getaddrinfo, type AskSystem } from './dns/system-lookup';
import type { Fingerprint } from './fingerprints/fingerprint';
import { INDONESIA } from './fingerprints/indonesia';
import { Judge } from './judge';
import { Company } from './measure/company';
import type { MeasureTools } from './measure/context';
import { measure } from './measure/measure';
import type { Observations, Witness } from './observations';
import { undisturbed } from './undisturbed';
import { applyOpinions } from './plugin/apply-opinions';
import { askPlugin, PLUGIN_DEADLINE_MS } from './plugin/ask-plugin';
import type { Plugin } from './plugin/plugin';
import type { Reason } from '@nawala/rules/reasons';
import type { Target } from './target';
import { trusted } from './tls/trust';

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
  /**
   * A name that is surely free everywhere: tells a portal before the whole network from a block of one name. A target of its
   * own site is held against another one.
   */
  neutral?: string;
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
  /** What the control saw, or why it saw nothing; null where none was needed or configured. */
  control: ControlAnswer | null;
  /** What the resolver says of names that cannot exist; null where nobody needed to know. */
  witness: Witness | null;
}

export interface Probe {
  /**
   * Measures and judges one target. Rejects only when `signal` fires: a measurement that was called off is no result.
   * `company`: of the checks of this target that begin at the same time, by probes that differ in their resolvers alone.
   */
  check(target: Target, signal?: AbortSignal, company?: Company): Promise<CheckResult>;
  /** Why nothing can be learnt here at all, such as a resolver that fails for every name. Null when it can. Never rejects. */
  problem(): Promise<Reason | null>;
}

/** Run by IANA for examples in writing, so that nobody has a reason to block them; the second for targets of the first. */
const NEUTRAL = ['example.com', 'example.org'];

const neutralNames = (given: string | undefined): string[] => [
  ...new Set([...(given === undefined ? [] : [given]), ...NEUTRAL]),
];

/** What measuring needs of the world, as the options describe it. */
export function measureTools(
  options: Pick<ProbeOptions, 'resolvers' | 'network' | 'extraCa' | 'deadlines'>,
): MeasureTools {
  const tools: MeasureTools = {
    network: options.network ?? PUBLIC_NETWORK,
    resolvers: options.resolvers ?? systemResolvers(),
    trust: trusted(options.extraCa),
    deadlines: { ...DEFAULT_DEADLINES, ...options.deadlines },
  };
  if (tools.resolvers.length === 0) throw new Error('This machine has no DNS resolver: name one with --resolver');
  return tools;
}

/** The check engine: measures targets one after another or at once, and says what it makes of them. */
export function createProbe(options: ProbeOptions = {}): Probe {
  const { fingerprints = INDONESIA, plugins = [], neutral, control, doh } = options;
  const askSystem = options.askSystem ?? (options.resolvers ? undefined : getaddrinfo);
  const tools = { ...measureTools(options), askSystem };
  const controls = { ...(control && { service: control }), ...(doh && { doh }), timeoutMs: tools.deadlines.target };
  const judge = new Judge({ tools, controls, fingerprints, neutral: neutralNames(neutral) });

  const attentive = { ...tools, onTrouble: () => judge.expectTrouble() };
  const ask = (target: Target, observations: Observations, signal: AbortSignal) =>
    Promise.all(
      plugins.map((plugin) =>
        askPlugin(plugin, { target, observations, signal, alone: false, timeoutMs: PLUGIN_DEADLINE_MS }),
      ),
    );

  return {
    async check(target, signal = new AbortController().signal, company = new Company()) {
      const look = async (isFirst: boolean) => {
        const checkedAt = new Date();
        // What was had in company may be of before the stop.
        const own = isFirst ? company : new Company();
        const observations = await measure(target, attentive, signal, own);
        return { checkedAt, observations, judged: await judge.judge(target, observations, signal, own) };
      };
      const { checkedAt, observations, judged } = (await undisturbed(look)).value;
      const answers = await ask(target, observations, signal);
      signal.throwIfAborted();
      const verdict = applyOpinions(judged.verdict, answers);
      const durationMs = Date.now() - checkedAt.getTime();
      const { control, witness } = judged;
      return {
        target: target.input,
        ...verdict,
        checkedAt: checkedAt.toISOString(),
        durationMs,
        observations,
        control,
        witness,
      };
    },
    problem: () => judge.resolverProblem(),
  };
}
