import type { CheckerDto, CheckerVantageDto } from '@nawala/contracts';
import type { VantageFigures } from './vantage-figures';
import type { Agent, VantageState } from './agent.schema';
import { isConnected } from './is-connected';
import { perSecond } from './next-state';

interface Heard {
  agents: readonly Agent[];
  vantages: readonly VantageFigures[];
  now: Date;
  /** Whether keys and addresses are told. */
  whole: boolean;
}

/** Agents by name, then whoever reports as a vantage without one. */
export function checkersOf({ agents, vantages, now, whole }: Heard): CheckerDto[] {
  const reported = new Map(vantages.map((each) => [each.vantage, each]));
  const ofAgents = new Set(agents.flatMap((agent) => agent.vantages));
  const others = vantages.filter(({ vantage }) => !ofAgents.has(vantage));
  return [
    ...agents.map((agent) => checkerOf(agent, reported, now, whole)),
    ...others.map(({ vantage, lastSeen }) => ({
      id: `vantage:${vantage}`,
      name: vantage,
      version: null,
      outdated: false,
      vantages: [vantageOf(vantage, reported, undefined, null)],
      clockOffsetMs: null,
      connected: false,
      lastHeardAt: lastSeen,
    })),
  ];
}

function checkerOf(agent: Agent, reported: ReadonlyMap<string, VantageFigures>, now: Date, whole: boolean): CheckerDto {
  const { _id, name, version, clockOffsetMs, heardAt, keyName, address } = agent;
  return {
    id: _id,
    name,
    version,
    outdated: false,
    vantages: agent.vantages.map((vantage) => {
      const state = agent.states.find((each) => each.vantage === vantage);
      return vantageOf(vantage, reported, state, state ? perSecond(state, clockOffsetMs, heardAt) : null);
    }),
    clockOffsetMs,
    connected: isConnected(agent, now),
    lastHeardAt: heardAt.toISOString(),
    ...(whole && { keyName, address }),
  };
}

function vantageOf(
  vantage: string,
  reported: ReadonlyMap<string, VantageFigures>,
  state: VantageState | undefined,
  speed: number | null,
): CheckerVantageDto {
  const report = reported.get(vantage);
  return {
    vantage,
    label: vantage,
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
