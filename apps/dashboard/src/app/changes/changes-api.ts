import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { TransitionDetailDto, TransitionPageDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { withReadableHeadings } from '../ui/readable-headings';

/** A file may be long, and comes while it is being made. */
const MOST_FOR_FILE_MS = 300_000;

/** `GET /api/transitions`: which ones. Times are those of recording. */
export interface ChangesFilter {
  kind?: string[];
  brand?: string;
  domain?: string;
  vantage?: string;
  verdicts?: true;
  to?: string;
  since?: string;
  until?: string;
}

export interface ChangesRead {
  filter: ChangesFilter;
  limit: number;
  /** `next` of the page before. */
  before?: string;
  /** Whether to say how many there are. */
  counts?: true;
}

const paramsOf = ({ filter, before, ...rest }: ChangesRead) => ({ ...filter, ...rest, ...(before && { before }) });

/** Reads are resources, to be called where a component is made. Ask for nothing while there is nothing to ask. */
@Service()
export class ChangesApi {
  private readonly http = inject(HttpClient);

  page(read: Signal<ChangesRead | undefined>) {
    return httpResource<TransitionPageDto>(() => {
      const wanted = read();
      return wanted && { url: '/api/transitions', params: paramsOf(wanted) };
    });
  }

  /** Once. */
  read(read: ChangesRead): Promise<TransitionPageDto> {
    return firstValueFrom(this.http.get<TransitionPageDto>('/api/transitions', { params: paramsOf(read) }));
  }

  /** With its evidence. */
  detail(id: Signal<string | undefined>) {
    return httpResource<TransitionDetailDto>(() => {
      const wanted = id();
      return wanted && `/api/transitions/${encodeURIComponent(wanted)}`;
    });
  }

  /** The same as a spreadsheet, all of it. */
  async export(filter: ChangesFilter): Promise<Blob> {
    const options = { params: { ...filter }, responseType: 'blob', timeout: MOST_FOR_FILE_MS } as const;
    return withReadableHeadings(await firstValueFrom(this.http.get('/api/transitions/export.csv', options)));
  }
}
