import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { ChangedDto, IncidentFilterDto, IncidentPageDto, MuteDto, MuteScope } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { withReadableHeadings } from '../ui/readable-headings';

export interface IncidentRead {
  filter: IncidentFilterDto;
  limit: number;
  /** `next` of the page before. */
  before?: string;
}

/** Which ones: by their ids, or all that a filter finds. */
export type Which = { ids: string[] } | { filter: IncidentFilterDto };

export interface NewMute {
  scope: MuteScope;
  until: string | null;
  reason: string;
}

/** Reads are resources, to be called where a component is made. */
@Service()
export class IncidentsApi {
  private readonly http = inject(HttpClient);

  /** Asks for nothing while `read` is undefined. */
  page(read: Signal<IncidentRead | undefined>) {
    return httpResource<IncidentPageDto>(() => {
      const wanted = read();
      if (!wanted) return undefined;
      const { filter, limit, before } = wanted;
      return { url: '/api/incidents', params: { ...filter, limit, ...(before && { before }) } };
    });
  }

  mutes() {
    return httpResource<MuteDto[]>(() => '/api/mutes');
  }

  /** Those that silence one domain, whatever they are about. */
  mutesOf(domain: Signal<string>) {
    return httpResource<MuteDto[]>(() => ({ url: '/api/mutes', params: { domain: domain() } }));
  }

  acknowledge(which: Which, note: string): Promise<ChangedDto> {
    return firstValueFrom(this.http.post<ChangedDto>('/api/incidents/acknowledge', { ...which, note }));
  }

  takeBack(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/incidents/${id}/acknowledgement`));
  }

  mute(mute: NewMute): Promise<MuteDto> {
    return firstValueFrom(this.http.post<MuteDto>('/api/mutes', mute));
  }

  /** @param together also those that were made in the same act */
  unmute(id: string, together: boolean): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/mutes/${id}`, together ? { params: { together } } : {}));
  }

  /** The same as a spreadsheet, all of it. */
  async export(filter: IncidentFilterDto): Promise<Blob> {
    const options = { params: { ...filter }, responseType: 'blob' } as const;
    return withReadableHeadings(await firstValueFrom(this.http.get('/api/incidents/export.csv', options)));
  }
}
