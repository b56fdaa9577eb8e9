import type { TestedAddress } from '../../control/control-report';
import type { UrlObservation } from '../../observations';
import type { Comparison } from '../verdict';

/** Lays one URL beside the control's view of it; undefined when nothing of it was measured. */
export function compare(
  url: UrlObservation,
  control: UrlObservation | null,
  tested: readonly TestedAddress[],
): Comparison | undefined {
  const first = url.hops[0];
  const last = url.hops.at(-1);
  if (!first || !last) return undefined;
  const controlHop = control?.hops.find((hop) => hop.url === last.url) ?? null;
  return { url, first, last, control: control?.hops.length ? control : null, tested, controlHop };
}
