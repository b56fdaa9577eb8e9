import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CreateUserDto, UpdateUserDto, UserDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class UsersApi {
  private readonly http = inject(HttpClient);

  list() {
    return httpResource<UserDto[]>(() => '/api/users');
  }

  create(user: CreateUserDto): Promise<UserDto> {
    return firstValueFrom(this.http.post<UserDto>('/api/users', user));
  }

  update(id: string, changes: UpdateUserDto): Promise<UserDto> {
    return firstValueFrom(this.http.patch<UserDto>(`/api/users/${id}`, changes));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/users/${id}`));
  }
}
