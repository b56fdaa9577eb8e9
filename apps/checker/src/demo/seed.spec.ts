import { DEMO_BRANDS } from '@nawala/probe/staged';
import type { AdminApi } from './admin-api';
import { seed } from './seed';

/** An API in memory that refuses duplicates as the real one does. */
function inMemory() {
  const brands: { id: string; code: string }[] = [];
  const domains = new Map<string, string>();
  const admin: AdminApi = {
    get: async <T>() => brands as T,
    async create<T>(path: string, body: object) {
      const { code, domain, brandId } = body as { code: string; domain: string; brandId: string };
      if (path === 'domains') return domains.has(domain) ? undefined : (domains.set(domain, brandId), {} as T);
      if (brands.some((brand) => brand.code === code)) return undefined;
      brands.push({ id: `brand-${code}`, code });
      return brands.at(-1) as T;
    },
  };
  return { admin, brands, domains };
}

it('fills an empty dashboard with twelve domains in three brands', async () => {
  const { admin, brands, domains } = inMemory();
  await seed(admin, DEMO_BRANDS);
  expect(brands.map(({ code }) => code)).toEqual(['AUR', 'BRN', 'CEN']);
  expect(domains.size).toBe(12);
  expect(domains.get('shop.aurora.example.com')).toBe('brand-AUR');
});

it('adds nothing twice', async () => {
  const { admin, brands, domains } = inMemory();
  await seed(admin, DEMO_BRANDS);
  domains.delete('play.cendana.example.com');
  await seed(admin, DEMO_BRANDS);
  expect([brands.length, domains.size]).toEqual([3, 12]);
  expect(domains.get('play.cendana.example.com')).toBe('brand-CEN');
});
