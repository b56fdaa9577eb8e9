import { BRAND_CODE_PATTERN, type BrandRef, LIMITS, nameKey } from '@nawala/contracts';

/** A brand that rows name and nobody has made yet. */
export interface WantedBrand {
  name: string;
  code: string;
}

/** All brands, as rows name them: by code, or by name in any case and form. */
export class BrandBook {
  private readonly byCode = new Map<string, BrandRef>();
  private readonly byName = new Map<string, BrandRef>();
  private readonly byId = new Map<string, BrandRef>();

  constructor(brands: Iterable<BrandRef>) {
    for (const brand of brands) this.add(brand);
  }

  get size(): number {
    return this.byId.size;
  }

  add(brand: BrandRef): void {
    this.byCode.set(brand.code, brand);
    this.byName.set(nameKey(brand.name), brand);
    this.byId.set(brand.id, brand);
  }

  forget({ id, code, name }: BrandRef): void {
    this.byId.delete(id);
    this.byCode.delete(code);
    this.byName.delete(nameKey(name));
  }

  find(named: string): BrandRef | undefined {
    return this.byCode.get(named.toUpperCase()) ?? this.byName.get(nameKey(named));
  }

  of(id: string): BrandRef | undefined {
    return this.byId.get(id);
  }

  /** What a brand that is named like this would be called: a code is one only where a name stands beside it. */
  wanted(named: string, name?: string): WantedBrand {
    if (name && BRAND_CODE_PATTERN.test(named)) return { name, code: this.free(named.toUpperCase()) };
    return { name: named, code: this.free(codeFrom(named)) };
  }

  private free(code: string): string {
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : `-${number}`;
      const candidate = code.slice(0, LIMITS.brandCode - ending.length) + ending;
      if (!this.byCode.has(candidate)) return candidate;
    }
  }
}

/** `Média & Team` → `MEDIA-TEAM` */
function codeFrom(name: string): string {
  const code = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, LIMITS.brandCode)
    .replace(/^-+|-+$/g, '');
  return code || 'BRAND';
}
