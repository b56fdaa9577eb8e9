import type { MeasureTools } from '../measure/context';
import { measure } from '../measure/measure';
import type { Target } from '../target';
import type { ControlAnswer } from './control-report';

/** The same network asked once more, with an honest resolver: enough to see that DNS lied. */
export async function dohControl(
  service: URL,
  target: Target,
  tools: MeasureTools,
  signal: AbortSignal,
): Promise<ControlAnswer> {
  const honest = { ...tools, resolvers: [service], askSystem: undefined };
  const { urls, complete, durationMs } = await measure(target, honest, signal);
  const isDeaf = urls.every(({ hops }) => hops[0]?.dns.every(({ rcode }) => rcode === null));
  const name = service.host;
  if (isDeaf || !complete) return { name, report: null, problem: { kind: 'unreachable', detail: 'DNS over HTTPS' } };
  return { name, report: { kind: 'doh', urls, tested: [], durationMs }, problem: null };
}
