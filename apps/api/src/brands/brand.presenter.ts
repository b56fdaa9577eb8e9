import type { BrandDto, BrandRef } from '@nawala/contracts';
import type { BrandTotals } from './brand-usage';
import type { Brand } from './brand.schema';

export const presentBrandRef = (brand: Brand): BrandRef => ({
  id: brand._id.toHexString(),
  name: brand.name,
  code: brand.code,
  color: brand.color,
});

export const presentBrand = (brand: Brand, { total, ada }: BrandTotals = { total: 0, ada: 0 }): BrandDto => ({
  ...presentBrandRef(brand),
  description: brand.description,
  domainCount: total,
  blockedCount: ada,
  createdBy: brand.createdBy?.toHexString() ?? null,
  createdAt: brand.createdAt.toISOString(),
  updatedAt: brand.updatedAt.toISOString(),
});
