import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import { type DomainCountsDto, type DomainPageDto, LIMITS } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { toApi, toCounts } from '../api-params';
import type { DomainQuery } from '../domain-query';

/** Rows that are read at once: more than the tallest screen shows, with some above and below. */
export const WINDOW = 160;

/** The reads of the list. Those that answer resources are to be called where a component is made. */
@Service()
export class ListApi {
  private readonly http = inject(HttpClient);

  window(query: Signal<DomainQuery>, offset: Signal<number>, limit = WINDOW) {
    return httpResource<DomainPageDto>(() => ({
      url: '/api/domains',
      params: { ...toApi(query()), offset: offset(), limit },
    }));
  }

  /** How many domains each further choice would leave. @param watched of what is checked, whatever its verdict */
  counts(query: Signal<DomainQuery>, watched: boolean) {
    return httpResource<DomainCountsDto>(() => ({ url: '/api/domains/counts', params: toCounts(query(), watched) }));
  }

  /** The brands that match, without rows of them. Nothing is asked while there is no query. */
  groups(query: Signal<DomainQuery | undefined>) {
    return httpResource<DomainPageDto>(() => {
      const asked = query();
      return asked && { url: '/api/domains', params: { ...toApi(asked), limit: 1 } };
    });
  }

  /** The ids of so many rows from one on, in their order. */
  async ids(query: DomainQuery, offset: number, count: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const limit = Math.min(LIMITS.pageSize, count - ids.length);
      const params = { ...toApi(query), offset: offset + ids.length, limit };
      const { items } = await firstValueFrom(this.http.get<DomainPageDto>('/api/domains', { params }));
      ids.push(...items.map(({ id }) => id));
      if (items.length < limit) break;
    }
    return ids;
  }
}
