import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { JobDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

const addressOf = (id: string): string => `/api/jobs/${encodeURIComponent(id)}`;

@Service()
export class JobsApi {
  private readonly http = inject(HttpClient);

  get(id: string): Promise<JobDto> {
    return firstValueFrom(this.http.get<JobDto>(addressOf(id)));
  }

  cancel(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(addressOf(id)));
  }

  undo(id: string): Promise<JobDto> {
    return firstValueFrom(this.http.post<JobDto>(`${addressOf(id)}/undo`, {}));
  }

  /** All rows that failed, as a spreadsheet. */
  failures(id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${addressOf(id)}/failures.csv`, { responseType: 'blob' }));
  }
}
