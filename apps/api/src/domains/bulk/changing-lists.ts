import { Injectable } from '@nestjs/common';
import { listsChangedBy } from '../domain-fields';
import type { Domain } from '../domain.schema';
import { UrlListVersions } from '../url-list-versions';

/** What a write makes of one domain; null: it is not there. */
export interface ListedChange {
  before: Domain | null;
  after: Domain | null;
}

/** The checkers' lists get one new version for all that a write changes. */
@Injectable()
export class ChangingLists {
  constructor(private readonly urlList: UrlListVersions) {}

  /** @param write gives what it has written */
  while<T>(changes: readonly ListedChange[], write: () => Promise<T[]>): Promise<T[]> {
    const brands = changes.flatMap(({ before, after }) => listsChangedBy(before, after));
    return brands.length === 0 ? write() : this.urlList.changing(brands, write, ({ length }) => length > 0);
  }
}
