import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toApi } from '../api-params';
import type { DomainQuery } from '../domain-query';

export type ExportFormat = 'csv' | 'json';

/** What the server calls the file; it has no name in other letters than these. */
export const nameIn = (disposition: string | null): string | undefined =>
  /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1];

@Service()
export class ExportApi {
  private readonly http = inject(HttpClient);

  /** Read like everything else, since a link could not carry the sign-in. */
  async read(query: DomainQuery, format: ExportFormat): Promise<{ content: Blob; name: string }> {
    const { body, headers } = await firstValueFrom(
      this.http.get(`/api/domains/export.${format}`, {
        params: toApi(query),
        responseType: 'blob',
        observe: 'response',
      }),
    );
    const name = nameIn(headers.get('Content-Disposition')) ?? `domains.${format}`;
    return { content: body ?? new Blob(), name };
  }
}
