import type { MeasureTools } from '../measure/context';
import { measure } from '../measure/measure';
import type { Target } from '../target';
import type { ControlAnswer } from './ask-control';

/** The same network asked once more, with an honest resolver: enough to see that DNS lied. */
export async function dohControl(
  service: URL,
  target: Target,
  tools: MeasureTools,
  signal: AbortSignal,
): Promise<ControlAnswer> {
  const { urls, durationMs } = await measure(target, { ...tools, resolvers: [service], askSystem: undefined }, signal);
  const isDeaf = urls.every(({ hops }) => hops[0]?.dns.every(({ rcode }) => rcode === null));
  if (isDeaf) return { report: null, problem: `${service.origin} cannot be asked` };
  return { report: { kind: 'doh', urls, tested: [], durationMs }, problem: null };
}
