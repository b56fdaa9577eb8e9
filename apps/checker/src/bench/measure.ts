import { Company, createProbe, isBogon, parseTarget } from '@nawala/probe';
import type { CheckResult, Probe, ProbeNetwork } from '@nawala/probe';
import { kindOf, type Kind } from './plan';
import type { Stage } from './stage';

export interface Measured {
  count: number;
  seconds: number;
  /** Seconds of processor time that this process took. */
  cpuSeconds: number;
  /** Results that are not what the plan says. */
  wrong: string[];
  /** Milliseconds that each check took. */
  took: Record<Kind, number[]>;
  /** Milliseconds spent per layer, over all checks. */
  layers: Record<'dns' | 'tcp' | 'tls' | 'http', number>;
  /** Bytes, the most that was seen. */
  rss: number;
}

const EXPECTED: Record<Kind, CheckResult['status']> = {
  fine: 'accessible',
  blocked: 'blocked',
  silent: 'inconclusive',
};

/** One probe per staged network. */
export function benchProbes({ resolvers, caPem, ports }: Stage): Probe[] {
  const routes = new Map(ports);
  const network: ProbeNetwork = {
    mayDial: (address) => !isBogon(address),
    route: ({ address, port }) => ({ address: '127.0.0.1', port: routes.get(`${address} ${port}`) ?? 1 }),
  };
  return resolvers.map((resolver) => createProbe({ resolvers: [resolver], extraCa: [caPem], network }));
}

function addLayers(layers: Measured['layers'], { observations }: CheckResult): void {
  for (const { dns, tcp, tls, http } of observations.urls.flatMap(({ hops }) => hops)) {
    layers.dns += Math.max(0, ...dns.map(({ durationMs }) => durationMs));
    layers.tcp += Math.max(0, ...tcp.map(({ durationMs }) => durationMs));
    layers.tls += Math.max(0, ...tls.map(({ durationMs }) => durationMs));
    layers.http += http?.durationMs ?? 0;
  }
}

function note(measured: Measured, name: string, result: CheckResult): void {
  const kind = kindOf(name);
  if (result.status !== EXPECTED[kind]) measured.wrong.push(`${name} ${result.status}: ${result.reason}`);
  measured.took[kind].push(result.durationMs);
  addLayers(measured.layers, result);
}

/** Checks all names in all of these networks, so many names at once. */
export async function measure(
  probes: readonly Probe[],
  names: readonly string[],
  concurrency: number,
): Promise<Measured> {
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const measured: Measured = {
    count: names.length,
    seconds: 0,
    cpuSeconds: 0,
    wrong: [],
    took: { fine: [], blocked: [], silent: [] },
    layers: { dns: 0, tcp: 0, tls: 0, http: 0 },
    rss: 0,
  };
  const memory = setInterval(() => {
    measured.rss = Math.max(measured.rss, process.memoryUsage.rss());
  }, 50);
  const waiting = names.values();
  const work = async () => {
    for (const name of waiting) {
      const parsed = parseTarget(name);
      if (!parsed.ok) throw new Error(parsed.problem);
      const { target } = parsed;
      const company = new Company();
      for (const result of await Promise.all(probes.map((probe) => probe.check(target, undefined, company))))
        note(measured, name, result);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  clearInterval(memory);
  const { user, system } = process.cpuUsage(cpuBefore);
  measured.cpuSeconds = (user + system) / 1_000_000;
  measured.seconds = (performance.now() - started) / 1000;
  return measured;
}
