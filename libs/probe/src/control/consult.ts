import { withDeadline } from '../deadline';
import type { MeasureTools } from '../measure/context';
import type { Observations } from '../observations';
import type { Target } from '../target';
import { addressesOf } from '../measure/names';
import { askControl, type ControlService } from './ask-control';
import type { ControlAnswer } from './control-report';
import { dohControl } from './doh-control';

/** Who can be asked what the truth is; the service first, since it sees more. */
export interface Controls {
  service?: ControlService;
  doh?: URL;
  /** Milliseconds for the whole consultation. */
  timeoutMs: number;
}

/** The addresses about which the control is asked. */
export const dialledBy = ({ urls }: Observations): string[] => [
  ...new Set(urls.flatMap(({ hops }) => hops.slice(0, 1).flatMap(addressesOf))),
];

/** Asks whoever is there. Null when nobody is. */
export async function consult(
  { service, doh, timeoutMs }: Controls,
  target: Target,
  observations: Observations,
  tools: MeasureTools,
  cancel: AbortSignal,
): Promise<ControlAnswer | null> {
  if (!service && !doh) return null;
  return withDeadline(timeoutMs, cancel, async (signal) => {
    const answer = service ? await askControl(service, target, dialledBy(observations), signal) : null;
    if (answer?.report || !doh) return answer;
    return dohControl(doh, target, tools, signal);
  });
}
