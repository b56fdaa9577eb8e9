import type { BrandDto } from '@nawala/contracts';

export const BRAND_EXAMPLE: BrandDto = {
  id: '66f2a1b3c4d5e6f708192a3b',
  name: 'Aurora',
  code: 'AUR',
  color: '#0b6270',
  description: 'Shoes and bags',
  domainCount: 42,
  blockedCount: 3,
  createdBy: '66f2a1b3c4d5e6f708192a00',
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
};
