import { type BrandRef, DEFAULT_BRAND_COLOR } from '@nawala/contracts';

/** A brand can be gone by the time its name is read. */
export const goneBrand = (id: string): BrandRef => ({
  id,
  name: 'Deleted brand',
  code: '',
  color: DEFAULT_BRAND_COLOR,
});
