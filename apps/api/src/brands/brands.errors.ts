import { AppError, InvalidInput } from '../common/app-error';

export class BrandNotFound extends AppError {
  constructor() {
    super('BRAND_NOT_FOUND', 'There is no such brand.');
  }
}

export class BrandTaken extends AppError {
  constructor(path: 'name' | 'code', value: string) {
    super('BRAND_TAKEN', `Another brand has the ${path} ${value} already.`, {
      params: { field: path, value },
      errors: [{ path, message: 'Another brand has this already', code: 'brandTaken' }],
    });
  }
}

export class BrandInUse extends AppError {
  constructor(domains: number) {
    const those = domains === 1 ? '1 domain' : `${domains} domains`;
    super('BRAND_IN_USE', `This brand still has ${those}. Move or delete them first.`, { params: { count: domains } });
  }
}

/** Named by a domain that wants to join it. */
export class UnknownBrand extends InvalidInput {
  constructor() {
    super([{ path: 'brandId', message: 'There is no such brand', code: 'unknownBrand' }]);
  }
}

export class BrandBusy extends AppError {
  constructor() {
    super('NOT_READY', 'This brand is being renamed by others. Try again shortly.', { retryAfter: 1 });
  }
}
