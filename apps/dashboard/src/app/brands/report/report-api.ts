import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type BrandRef,
  type DomainDto,
  LIMITS,
  type Page,
  type StatsHistoryDto,
  type TransitionDto,
  type TransitionPageDto,
} from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

/** A page has to be made of it: more than these are no reading, and the report says so. */
const MOST_ROWS = 20_000;
const MOST_STANDING = 5_000;

export interface ReportData {
  rows: TransitionDto[];
  standing: DomainDto[];
  history: StatsHistoryDto;
  /** False: there was more than could be read, the oldest of it. */
  complete: boolean;
}

interface Time {
  from: number;
  to: number;
}

/** Everything a report is made of: the API knows changes and sums, a report is what they come to. */
@Service()
export class ReportApi {
  private readonly http = inject(HttpClient);

  async read(brand: BrandRef, time: Time, signal: AbortSignal): Promise<ReportData> {
    const [changes, blocked, history] = await Promise.all([
      this.changes(brand, time, signal),
      this.standing(brand, signal),
      this.history(brand, time),
    ]);
    return { ...changes, ...blocked, history, complete: changes.complete && blocked.complete };
  }

  /** From the beginning of the time until now: what ends later tells what was before. */
  private async changes({ id }: BrandRef, { from }: Time, signal: AbortSignal) {
    const rows: TransitionDto[] = [];
    let next: string | null = null;
    do {
      signal.throwIfAborted();
      const page: TransitionPageDto = await this.get('/api/transitions', {
        brand: id,
        since: new Date(from).toISOString(),
        kind: ['verdict', 'vantage', 'edit'],
        limit: LIMITS.transitions,
        ...(next && { before: next }),
      });
      rows.push(...page.items);
      next = page.next;
    } while (next && rows.length < MOST_ROWS);
    return { rows, complete: next === null };
  }

  /** What is blocked now. */
  private async standing({ code }: BrandRef, signal: AbortSignal) {
    const standing: DomainDto[] = [];
    let total: number;
    let page = 0;
    do {
      signal.throwIfAborted();
      const params = { brand: code, status: 'ada', active: true, limit: LIMITS.pageSize, page: ++page };
      const answer = await this.get<Page<DomainDto>>('/api/domains', params);
      standing.push(...answer.items);
      total = answer.items.length > 0 ? answer.total : 0;
    } while (standing.length < Math.min(total, MOST_STANDING));
    return { standing, complete: standing.length >= total };
  }

  private history({ id }: BrandRef, { from, to }: Time): Promise<StatsHistoryDto> {
    const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
    return this.get('/api/stats/history', { brand: id, from: begin, to: end, interval: 'day' });
  }

  private get<T>(url: string, params: Record<string, string | number | boolean | readonly string[]>): Promise<T> {
    return firstValueFrom(this.http.get<T>(url, { params }));
  }
}
