import { browserStorage } from '../storage/browser-storage';

/** Set while a refresh is under way; still there afterwards only when its page was left in the middle. */
const MARK = 'nawala.refreshing';
/** How long the answer to such a refresh may still be on its way to the cookie jar. */
const PATIENCE_MS = 2_500;

export const markRefresh = (): void => browserStorage.setItem(MARK, String(Date.now()));
export const unmarkRefresh = (): void => browserStorage.removeItem(MARK);

/**
 * A page that was reloaded in the middle of a refresh has used up the refresh token without hearing of it, and using a
 * dead token ends the session. Its request outlives it (`keepalive`), so the new cookie arrives in a moment: wait for
 * that moment. To be called under the lock.
 */
export async function settleInterruptedRefresh(): Promise<void> {
  const begun = Number(browserStorage.getItem(MARK));
  const rest = Math.min(PATIENCE_MS, begun + PATIENCE_MS - Date.now());
  if (begun > 0 && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}
