import { describeGrounds } from '../domains/grounds';
import { formatList } from '../locale/counts';
import { t } from '../locale/t';
import type { PlainKey } from '../locale/texts';
import type { CheckRow } from './check-rows';

const PLAIN = {
  free: 'check.free',
  soFarFree: 'check.soFarFree',
  down: 'check.isDown',
  unclear: 'check.unclear',
} as const satisfies Record<string, PlainKey>;

/** What was seen of a name, in few words; null where nothing can be said yet. @param labelOf how a network is shown */
export function sayOutcome({ outcome, cells }: CheckRow, labelOf: (vantage: string) => string): string | null {
  if (outcome === 'open') return null;
  if (outcome !== 'blocked') {
    const unclear = outcome === 'unclear' && cells.find(({ result }) => result?.status === 'inconclusive')?.result;
    return (unclear && describeGrounds(unclear)) || t(PLAIN[outcome]);
  }
  const blocking = cells.filter(({ seen }) => seen === 'blocked');
  const grounds = describeGrounds(blocking[0]!.result!) ?? t('check.blockedUnsaid');
  if (blocking.length === cells.length && cells.length > 1) return t('check.blockedByAll', { grounds });
  return t('check.blockedBy', { vantages: formatList(blocking.map(({ vantage }) => labelOf(vantage))), grounds });
}
