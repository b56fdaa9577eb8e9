import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { ImportReportDto, JobDto, JobLinkDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import type { OutgoingRow } from './outgoing';

export interface ImportQuery {
  createBrands: boolean;
  moveExisting: boolean;
}

const URL = '/api/domains/import';
const jobUrl = (id: string): string => `/api/jobs/${encodeURIComponent(id)}`;

@Service()
export class ImportApi {
  private readonly http = inject(HttpClient);

  /** What would become of the rows. Asks for nothing while there are none. */
  judge(asked: Signal<{ rows: OutgoingRow[]; createBrands: boolean } | undefined>) {
    return httpResource<ImportReportDto>(() => {
      const wanted = asked();
      if (!wanted || wanted.rows.length === 0) return undefined;
      const params = { dryRun: true, createBrands: wanted.createBrands };
      return { url: URL, method: 'POST', params, body: { rows: wanted.rows } };
    });
  }

  /** What became of them; or where to ask, when they are many. */
  import(rows: OutgoingRow[], query: ImportQuery): Promise<ImportReportDto | JobLinkDto> {
    return firstValueFrom(
      this.http.post<ImportReportDto | JobLinkDto>(URL, { rows }, { params: { dryRun: false, ...query } }),
    );
  }

  job(id: Signal<string | null>) {
    return httpResource<JobDto>(() => {
      const wanted = id();
      return wanted === null ? undefined : jobUrl(wanted);
    });
  }

  cancel(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(jobUrl(id)));
  }

  failures(id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${jobUrl(id)}/failures.csv`, { responseType: 'blob' }));
  }
}
