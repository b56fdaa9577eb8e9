import type { BrandDto } from '@nawala/contracts';

export class BrandCreated {
  static readonly event = 'brand.created';
  constructor(readonly brand: BrandDto) {}
}

export class BrandUpdated {
  static readonly event = 'brand.updated';
  constructor(readonly brand: BrandDto) {}
}

export class BrandDeleted {
  static readonly event = 'brand.deleted';
  constructor(readonly brandId: string) {}
}
