import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { BrandDto, CreateBrandDto, UpdateBrandDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class BrandsApi {
  private readonly http = inject(HttpClient);

  list() {
    return httpResource<BrandDto[]>(() => '/api/brands');
  }

  create(brand: CreateBrandDto): Promise<BrandDto> {
    return firstValueFrom(this.http.post<BrandDto>('/api/brands', brand));
  }

  update(id: string, changes: UpdateBrandDto): Promise<BrandDto> {
    return firstValueFrom(this.http.patch<BrandDto>(`/api/brands/${id}`, changes));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/brands/${id}`));
  }
}
