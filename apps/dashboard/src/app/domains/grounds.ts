import type { NawalaDto } from '@nawala/contracts';
import { sayReason } from '@nawala/rules/reasons';
import { language } from '../locale/language';
import { t } from '../locale/t';

type Known = Pick<NawalaDto, 'method' | 'reason'> & Partial<Pick<NawalaDto, 'reasonCode' | 'reasonParams'>>;

/** The layer that decided and what it saw, as one short phrase: `DNS · answer replaced`. A reason that names
 * the layer itself stands alone, and one that has no code stands in the checker's own words. Null when nothing is known. */
export function describeGrounds({ method, reason: own, reasonCode, reasonParams }: Known): string | null {
  const layer = method && t(`method.${method}`);
  const reason = sayReason(reasonCode ?? '', reasonParams ?? {}, language()) ?? own;
  if (layer && reason?.toLowerCase().startsWith(layer.toLowerCase())) return reason;
  return [layer, reason].filter(Boolean).join(' · ') || null;
}
