import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { CheckDto, CheckStartedDto, StartCheckDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

const addressOf = (id: string): string => `/api/checks/${encodeURIComponent(id)}`;

@Service()
export class ChecksApi {
  private readonly http = inject(HttpClient);

  /** What has come so far; nothing is asked without an id. */
  get(id: Signal<string | undefined>) {
    return httpResource<CheckDto>(() => {
      const wanted = id();
      return wanted && addressOf(wanted);
    });
  }

  start(body: StartCheckDto): Promise<CheckStartedDto> {
    return firstValueFrom(this.http.post<CheckStartedDto>('/api/checks', body));
  }

  stop(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(addressOf(id)));
  }
}
