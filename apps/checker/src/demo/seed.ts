import type { BrandDto } from '@nawala/contracts';
import type { DemoBrand } from '@nawala/probe/staged';
import type { AdminApi } from './admin-api';

async function brandId(admin: AdminApi, { name, code, color, description }: DemoBrand): Promise<string> {
  const created = await admin.create<BrandDto>('brands', { name, code, color, description });
  if (created) return created.id;
  const existing = (await admin.get<BrandDto[]>('brands')).find((brand) => brand.code === code);
  if (!existing) throw new Error(`The name ${name} is taken by another brand`);
  return existing.id;
}

/** Creates the brands and domains that are not there yet. */
export async function seed(admin: AdminApi, brands: readonly DemoBrand[]): Promise<void> {
  for (const brand of brands) {
    const id = await brandId(admin, brand);
    for (const { domain, note, tags } of brand.domains) {
      await admin.create('domains', { domain, brandId: id, note, tags });
    }
  }
}
