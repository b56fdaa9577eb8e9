import { browserStorage } from '../storage/browser-storage';

/** Set while a refresh is under way; still there afterwards only when its page was left in the middle. */
const MARK = 'nawala.refreshing';
/** How long the answer to such a refresh may still be on its way to the cookie jar, where nothing tells that it has come. */
const PATIENCE_MS = 10_000;
const POLL_MS = 50;

/** Of the refresh token in the cookie jar, which no script can read: the API gives each another. Empty: it gives none. */
const refreshId = (): string => /(?:^|; )refresh_id=([\w-]+)/.exec(document.cookie)?.[1] ?? '';

interface Mark {
  begun: number;
  refreshId: string;
}

function readMark(): Mark | null {
  try {
    const mark = JSON.parse(browserStorage.getItem(MARK) ?? 'null') as Partial<Mark> | null;
    return typeof mark?.begun === 'number' && typeof mark.refreshId === 'string' ? (mark as Mark) : null;
  } catch {
    return null;
  }
}

export const markRefresh = (): void =>
  browserStorage.setItem(MARK, JSON.stringify({ begun: Date.now(), refreshId: refreshId() } satisfies Mark));
export const unmarkRefresh = (): void => browserStorage.removeItem(MARK);

/**
 * A page that was reloaded in the middle of a refresh has used up the refresh token without hearing of it, and using a
 * dead token ends the session. Its request outlives it (`keepalive`), so the new cookie arrives in a moment: wait for
 * that moment. To be called under the lock.
 */
export async function settleInterruptedRefresh(): Promise<void> {
  const mark = readMark();
  if (!mark) return;
  const isOnItsWay = () => {
    const since = Date.now() - mark.begun;
    return since >= 0 && since < PATIENCE_MS && refreshId() === mark.refreshId;
  };
  while (isOnItsWay()) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
