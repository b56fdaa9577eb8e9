import type { BrandRef, CreateBrandDto } from '@nawala/contracts';
import type { BrandsService } from '../../brands/brands.service';
import { BrandBook } from './brand-book';
import type { Fate } from './judge-row';
import { NewBrands } from './new-brands';

/** Brands that are there at once: so nothing but a rest lets anybody else have a turn. */
function quickBrands() {
  const made: string[] = [];
  let inOneGo = 0;
  let most = 0;
  const turn = setInterval(() => (inOneGo = 0), 0);
  const create = async (_actor: unknown, { name, code, color }: CreateBrandDto): Promise<BrandRef> => {
    most = Math.max(most, (inOneGo += 1));
    made.push(name);
    return { id: String(made.length), name, code, color };
  };
  return {
    made,
    service: { create } as unknown as BrandsService,
    mostInOneGo: () => {
      clearInterval(turn);
      return most;
    },
  };
}

const wanting = (brand: string, n: number): Fate => {
  const domain = `site-${n}.example.com`;
  const row = { line: n, input: domain, domain, displayName: domain, brand, note: '', tags: [], active: true };
  return { result: 'new', row, brand: { name: brand, code: brand } };
};

describe('brands that an import makes', () => {
  it('are made a few at a time, and everybody else has a turn in between', async () => {
    const { made, service, mostInOneGo } = quickBrands();
    const names = Array.from({ length: 50 }, (_, n) => `Brand ${n}`);
    const fates = [...names, ...names].map(wanting);
    const given = await new NewBrands(service).make(new BrandBook([]), { id: 'a', name: 'Ayu' }, fates);
    expect(mostInOneGo()).toBeLessThanOrEqual(20);
    expect(made).toEqual(names);
    expect(given).toMatchObject(
      [...names, ...names].map((name) => ({ result: 'new', brand: { name, id: expect.any(String) } })),
    );
  });
});
