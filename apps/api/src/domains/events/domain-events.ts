import type { DomainDto } from '@nawala/contracts';

export class DomainCreated {
  static readonly event = 'domain.created';
  constructor(readonly domain: DomainDto) {}
}

export class DomainUpdated {
  static readonly event = 'domain.updated';
  constructor(readonly domain: DomainDto) {}
}

export class DomainDeleted {
  static readonly event = 'domain.deleted';
  constructor(readonly domainId: string) {}
}

/** Many at once: too many to name. */
export class DomainsChanged {
  static readonly event = 'domains.changed';
  constructor(readonly reason: 'import' | 'bulk') {}
}
