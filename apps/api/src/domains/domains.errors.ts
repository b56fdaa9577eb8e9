import { AppError, InvalidInput } from '../common/app-error';

export class DomainNotFound extends AppError {
  constructor() {
    super('DOMAIN_NOT_FOUND', 'There is no such domain.');
  }
}

export class DomainTaken extends AppError {
  constructor(domain: string) {
    super('DOMAIN_TAKEN', `${domain} is on the list already.`);
  }
}

export class NotATarget extends InvalidInput {
  constructor(problem: string) {
    super([{ path: 'domain', message: problem }]);
  }
}

/** Others kept changing the domain at the same time. */
export class DomainBusy extends AppError {
  constructor() {
    super('NOT_READY', 'This domain is being changed by others. Try again shortly.', { retryAfter: 1 });
  }
}
