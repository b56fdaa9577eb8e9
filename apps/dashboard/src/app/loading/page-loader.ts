import { Service } from '@angular/core';

const PROBE_MS = 5_000;

/** The browser's side of loading the page anew. */
@Service()
export class PageLoader {
  /** Which part this page was reloaded for: kept in the history entry, which no setting blocks. */
  readonly reloadedFor: string | undefined = (history.state as { reloadedFor?: string } | null)?.reloadedFor;

  /** Whether the page would be there: never give up what is shown for the browser's own error page. */
  async isReachable(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(PROBE_MS);
      return (await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store', signal })).ok;
    } catch {
      return false;
    }
  }

  /** @param push whether the target is a place of its own in the history */
  reload(target: string, push: boolean, reloadedFor?: string): void {
    const state = { reloadedFor };
    if (push) history.pushState(state, '', target);
    else history.replaceState(state, '', target);
    location.reload();
  }
}
