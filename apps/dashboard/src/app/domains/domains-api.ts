import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  type CreateDomainDto,
  type DomainDto,
  type DomainHistoryDto,
  type Page,
  type TransitionDetailDto,
  type TransitionPageDto,
  type UpdateDomainDto,
} from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

const historyOf = (id: string): string => `/api/domains/${encodeURIComponent(id)}/history`;

/** Reads are resources, to be called where a component is made; writes resolve to what the server made of them. */
@Service()
export class DomainsApi {
  private readonly http = inject(HttpClient);

  /** The few that need a person: blocked ones, and those that nobody has measured for longest. */
  attention(most: number) {
    const read = (params: Record<string, string | number | boolean>) =>
      httpResource<Page<DomainDto>>(() => ({ url: '/api/domains', params: { ...params, active: true, limit: most } }));
    return { blocked: read({ status: 'ada', sort: '-since' }), oldest: read({ sort: 'lastChecked' }) };
  }

  get(id: Signal<string>) {
    return httpResource<DomainDto>(() => `/api/domains/${encodeURIComponent(id())}`);
  }

  nameOf(id: string): Promise<string> {
    const read = this.http.get<DomainDto>(`/api/domains/${encodeURIComponent(id)}`);
    return firstValueFrom(read).then(({ domain }) => domain);
  }

  /** The newest page of it. */
  history(id: Signal<string>) {
    return httpResource<DomainHistoryDto>(() => historyOf(id()));
  }

  /** The newest rows of one vantage, those without evidence too. */
  newestOf(domain: Signal<string>, vantage: Signal<string | undefined>) {
    return httpResource<TransitionPageDto>(() => {
      const params = { domain: domain(), vantage: vantage() ?? '', limit: 20 };
      return params.vantage ? { url: '/api/transitions', params } : undefined;
    });
  }

  /** With its evidence. */
  transition(id: Signal<string | undefined>) {
    return httpResource<TransitionDetailDto>(() => {
      const wanted = id();
      return wanted && `/api/transitions/${encodeURIComponent(wanted)}`;
    });
  }

  /** @param before `next` of the page that it follows */
  olderHistory(id: string, before: string): Promise<DomainHistoryDto> {
    return firstValueFrom(this.http.get<DomainHistoryDto>(historyOf(id), { params: { before } }));
  }

  create(domain: CreateDomainDto): Promise<DomainDto> {
    return firstValueFrom(this.http.post<DomainDto>('/api/domains', domain));
  }

  update(id: string, changes: UpdateDomainDto): Promise<DomainDto> {
    return firstValueFrom(this.http.patch<DomainDto>(`/api/domains/${id}`, changes));
  }

  /** Gives where it can be taken back; null: it cannot. */
  async remove(id: string): Promise<string | null> {
    const answer = await firstValueFrom(this.http.delete(`/api/domains/${id}`, { observe: 'response' }));
    return answer.headers.get('Undo');
  }
}
