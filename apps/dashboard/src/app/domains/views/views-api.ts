import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CreateViewDto, UpdateViewDto, ViewDto } from '@nawala/contracts';
import { firstValueFrom, map, timeout } from 'rxjs';

/** Nobody waits longer for what is only where one would rather begin. */
const PATIENCE_MS = 2_000;

@Service()
export class ViewsApi {
  private readonly http = inject(HttpClient);

  /** To be called where a component is made. */
  list() {
    return httpResource<ViewDto[]>(() => '/api/views');
  }

  /** The view that whoever is signed in begins with. */
  start(): Promise<ViewDto | undefined> {
    const views = this.http.get<ViewDto[]>('/api/views').pipe(timeout(PATIENCE_MS));
    return firstValueFrom(views.pipe(map((all) => all.find(({ start }) => start))));
  }

  create(view: CreateViewDto): Promise<ViewDto> {
    return firstValueFrom(this.http.post<ViewDto>('/api/views', view));
  }

  update(id: string, changes: UpdateViewDto): Promise<ViewDto> {
    return firstValueFrom(this.http.patch<ViewDto>(`/api/views/${id}`, changes));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/views/${id}`));
  }
}
