import { Service, signal } from '@angular/core';
import type { Params } from '@angular/router';

/** What the list showed when it was last seen: the way back from a domain leads there, not to everything. */
@Service({ autoProvided: false })
export class ListPlace {
  /** Query parameters of the list's URL. */
  readonly params = signal<Params>({});
}
