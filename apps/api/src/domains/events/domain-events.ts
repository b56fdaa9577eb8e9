import type { DomainDto, LiveEvents } from '@nawala/contracts';

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

/** Many rows changed at once: whoever shows them had better load them again. */
export class DomainsChanged {
  static readonly event = 'domains.changed';
  constructor(readonly reason: LiveEvents['domains:changed']['reason']) {}
}
