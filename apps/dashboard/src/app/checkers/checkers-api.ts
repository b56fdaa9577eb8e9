import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CheckerDto, CreateKeyDto, KeyDto, KeySecretDto, VantageLabelDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

const ACCEPTED = 202;

/** Reads are resources, to be called where a component is made; writes resolve to what the server made of them. */
@Service()
export class CheckersApi {
  private readonly http = inject(HttpClient);

  list() {
    return httpResource<CheckerDto[]>(() => '/api/checkers');
  }

  /** Nothing is asked where they may not be seen. */
  keys(mayBeSeen: () => boolean) {
    return httpResource<KeyDto[]>(() => (mayBeSeen() ? '/api/keys' : undefined));
  }

  /** The secret is told this once. */
  createKey(key: CreateKeyDto): Promise<KeySecretDto> {
    return firstValueFrom(this.http.post<KeySecretDto>('/api/keys', key));
  }

  /** The former secret is good for a day more. */
  rotateKey(id: string): Promise<KeySecretDto> {
    return firstValueFrom(this.http.post<KeySecretDto>(`/api/keys/${id}/rotate`, {}));
  }

  /** Its own name takes the label away. */
  rename(vantage: string, label: string): Promise<VantageLabelDto> {
    return firstValueFrom(this.http.patch<VantageLabelDto>(`/api/vantages/${vantage}`, { label }));
  }

  /** One that has fallen silent: what it said stays in history. False where that goes on. */
  async forget(vantage: string): Promise<boolean> {
    const { status } = await firstValueFrom(this.http.delete(`/api/vantages/${vantage}`, { observe: 'response' }));
    return status !== ACCEPTED;
  }

  revokeKey(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/keys/${id}`));
  }
}
