import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { DomainSelection } from '../domains/list/domain-selection';
import { asQueryProblem, viewQueryOf } from './view-query';

const MAX_AGE_MS = 10_000;
const MAX_REMEMBERED = 500;

/** How many domains a saved query has, at most 10 seconds old: whoever opens the list asks for all of theirs. */
@Injectable()
export class ViewTotals {
  private readonly known = new Map<string, { at: number; total: Promise<number> }>();

  constructor(
    private readonly selection: DomainSelection,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput that names the field `query`, when it is nothing that the list answers */
  of(query: string): Promise<number> {
    const now = this.clock.now().getTime();
    const known = this.known.get(query);
    if (known && now - known.at < MAX_AGE_MS) return known.total;
    const total = this.count(query);
    if (this.known.size >= MAX_REMEMBERED) this.known.clear();
    this.known.set(query, { at: now, total });
    total.catch(() => this.known.delete(query));
    return total;
  }

  private async count(query: string): Promise<number> {
    const asked = viewQueryOf(query);
    try {
      return (await this.selection.select(asked, { first: 0, limit: 0 })).total;
    } catch (error) {
      throw asQueryProblem(error);
    }
  }
}
