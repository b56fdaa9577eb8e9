import type { Router } from '@angular/router';
import type { CheckStartedDto } from '@nawala/contracts';

/** What the page of checks is told by whoever leads there: it is in no address, so that nobody asks twice by a link. */
export interface CheckState {
  /** To be checked at once. */
  domainIds?: string[];
  notAsked?: CheckStartedDto['notAsked'];
}

/** Has watched domains measured now, and shows what comes. */
export function checkNow(router: Router, domainIds: readonly string[]): Promise<boolean> {
  const state: CheckState = { domainIds: [...domainIds] };
  return router.navigate(['/check'], { state });
}
