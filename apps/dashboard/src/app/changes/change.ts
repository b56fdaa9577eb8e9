import type { NawalaStatus, NawalaUpdated, ReasonParams, ScanMethod, TransitionDto } from '@nawala/contracts';
import { describeGrounds } from '../domains/grounds';
import { t } from '../locale/t';

/** A domain whose verdict changed, whether heard live or read from the history. */
export interface Change {
  /** The scan that changed it: heard live or read from the history, one change is one scan. */
  scanId: string;
  domainId: string;
  /** As people write it. */
  domain: string;
  /** Whose domain it is, and whose report; while an upgrade rolls, an older instance may still push without them. */
  brandId?: string;
  vantage?: string;
  from: NawalaStatus;
  to: NawalaStatus;
  at: string;
  method: ScanMethod | null;
  reason: string | null;
  /** The same without a language, where the checker gave one. */
  reasonCode?: string | null;
  reasonParams?: ReasonParams | null;
}

type Lately = 'brandId' | 'vantage' | 'displayName';
type Pushed = Omit<NawalaUpdated, Lately> & Partial<Pick<NawalaUpdated, Lately>>;

export const fromVerdict = ({
  domainId,
  domain,
  displayName,
  nawala,
  previousStatus,
  brandId,
  vantage,
}: Pushed): Change => ({
  scanId: nawala.blockedId ?? `${domainId} ${nawala.since}`,
  domainId,
  domain: displayName || domain,
  brandId,
  vantage: vantage?.vantage,
  from: previousStatus,
  to: nawala.status,
  at: nawala.since ?? nawala.lastChecked ?? new Date().toISOString(),
  method: nawala.method,
  reason: nawala.reason,
  reasonCode: nawala.reasonCode,
  reasonParams: nawala.reasonParams,
});

/** Why, in a few words: what the checker saw of a block, or what its end means. */
export function describeChange(change: Change): string {
  const { from, to } = change;
  if (to === 'ada') return describeGrounds(change) ?? t('change.listed');
  if (to === 'unknown') return t('change.unreported');
  return t(from === 'ada' ? 'change.unblocked' : 'change.reachable');
}

export const fromTransition = ({
  id,
  scanId,
  domainId,
  domain,
  displayName,
  brandId,
  vantage,
  nawala,
  at,
  method,
  reason,
  reasonCode,
  reasonParams,
}: TransitionDto): Change => ({
  scanId: scanId ?? id,
  domainId,
  domain: displayName || domain,
  brandId,
  vantage,
  from: nawala.from,
  to: nawala.to,
  at,
  method,
  reason,
  reasonCode,
  reasonParams,
});

/** Newest first, at most `most`; of one moment in the order given. */
export const newestFirst = (changes: readonly Change[], most: number): Change[] =>
  [...changes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
