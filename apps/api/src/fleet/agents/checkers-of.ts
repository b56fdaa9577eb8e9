import type { CheckerDto, CheckerVantageDto } from '@nawala/contracts';
import { labelOf, type Labels } from '../../labels/label-of';
import type { VantageFigures } from './vantage-figures';
import type { Agent, VantageState } from './agent.schema';
import { isConnected } from './is-connected';
import { isOlder } from './is-older';
import { perSecond } from './next-state';

interface Heard {
  agents: readonly Agent[];
  vantages: readonly VantageFigures[];
  /** What the vantages are shown as that somebody gave a name. */
  labels: Labels;
  /** Of the agent that the API serves; null when it serves none. */
  newest: string | null;
  now: Date;
  /** Whether keys and addresses are told. */
  whole: boolean;
}

/** Agents by name, then whoever reports as a vantage without one. */
export function checkersOf(heard: Heard): CheckerDto[] {
  const { agents, vantages } = heard;
  const about = { ...heard, reported: new Map(vantages.map((each) => [each.vantage, each])) };
  const ofAgents = new Set(agents.flatMap((agent) => agent.vantages));
  const others = vantages.filter(({ vantage }) => !ofAgents.has(vantage));
  return [
    ...agents.map((agent) => checkerOf(agent, about)),
    ...others.map(({ vantage, lastSeen }) => ({
      id: `vantage:${vantage}`,
      name: vantage,
      version: null,
      outdated: false,
      vantages: [vantageOf(vantage, about)],
      clockOffsetMs: null,
      connected: false,
      lastHeardAt: lastSeen,
    })),
  ];
}

type About = Heard & { reported: ReadonlyMap<string, VantageFigures> };

function checkerOf(agent: Agent, about: About): CheckerDto {
  const { _id, name, version, clockOffsetMs, heardAt, keyName, address } = agent;
  const { now, newest, whole } = about;
  return {
    id: _id,
    name,
    version,
    outdated: newest !== null && isOlder(version, newest),
    vantages: agent.vantages.map((vantage) => {
      const state = agent.states.find((each) => each.vantage === vantage);
      return vantageOf(vantage, about, state, state ? perSecond(state, clockOffsetMs, heardAt) : null);
    }),
    clockOffsetMs,
    connected: isConnected(agent, now),
    lastHeardAt: heardAt.toISOString(),
    ...(whole && { keyName, address }),
  };
}

function vantageOf(
  vantage: string,
  { reported, labels }: About,
  state?: VantageState,
  speed: number | null = null,
): CheckerVantageDto {
  const report = reported.get(vantage);
  return {
    vantage,
    label: labelOf(labels, vantage),
    lastReportAt: report?.lastSeen ?? null,
    stale: report?.stale ?? false,
    ada: report?.ada ?? 0,
    tidakAda: report?.tidakAda ?? 0,
    attempts: report?.attempts ?? 0,
    inconclusive: report?.inconclusive ?? 0,
    round: state?.round ?? null,
    perSecond: speed,
    rounds: state?.rounds ?? [],
    backlog: state?.backlog ?? null,
    canaries: state?.canaries ?? null,
    blindSince: state?.blindSince?.toISOString() ?? null,
  };
}
