import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { BulkAction, BulkResultDto, DomainFilterDto, JobLinkDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

/** Which domains: by their ids, or all that a filter of the list finds. */
export type WhichDomains = { ids: readonly string[] } | { filter: DomainFilterDto };

export interface BulkChange {
  action: BulkAction;
  brandId?: string;
  tags?: readonly string[];
  until?: string | null;
  reason?: string;
}

/** What became of it, and where it can be taken back; or the job that goes on with it. */
export type BulkAnswer = { result: BulkResultDto; undo: string | null } | { job: JobLinkDto };

@Service()
export class BulkApi {
  private readonly http = inject(HttpClient);

  async change(which: WhichDomains, change: BulkChange): Promise<BulkAnswer> {
    const answer = await firstValueFrom(
      this.http.post<BulkResultDto | JobLinkDto>('/api/domains/bulk', { ...which, ...change }, { observe: 'response' }),
    );
    const body = answer.body!;
    return 'url' in body ? { job: body } : { result: body, undo: answer.headers.get('Undo') };
  }
}
