import type { RefusedTarget } from '@nawala/rules/target';
import { AppError, InvalidInput } from '../common/app-error';

export class DomainNotFound extends AppError {
  constructor() {
    super('DOMAIN_NOT_FOUND', 'There is no such domain.');
  }
}

export class DomainTaken extends AppError {
  constructor(domain: string) {
    super('DOMAIN_TAKEN', `${domain} is on the list already.`, { params: { domain } });
  }
}

/** A domain of this name was deleted, and may come back for some seconds. */
export class UndoPending extends AppError {
  constructor(domain: string) {
    super(
      'UNDO_PENDING',
      `${domain} was deleted a moment ago and can still be brought back. Try again in a few seconds.`,
      {
        params: { domain },
      },
    );
  }
}

export class NotATarget extends InvalidInput {
  constructor({ problem, code, params }: RefusedTarget) {
    super([{ path: 'domain', message: problem, code, ...(params && { params }) }]);
  }
}

/** Others kept changing the domain at the same time. */
export class DomainBusy extends AppError {
  constructor() {
    super('NOT_READY', 'This domain is being changed by others. Try again shortly.', { retryAfter: 1 });
  }
}
