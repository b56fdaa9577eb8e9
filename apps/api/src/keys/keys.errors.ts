import { LIMITS } from '@nawala/contracts';
import { AppError, InvalidInput } from '../common/app-error';

export class KeyNotFound extends AppError {
  constructor() {
    super('KEY_NOT_FOUND', 'There is no such key.');
  }
}

export class KeyRevokedForGood extends AppError {
  constructor() {
    super('KEY_REVOKED', 'This key was revoked, and stays so. Create a new one.');
  }
}

export class KeyTaken extends AppError {
  constructor(name: string) {
    super('KEY_TAKEN', `Another key is called ${name} already.`, { params: { name } });
  }
}

export class TooManyKeys extends AppError {
  constructor() {
    const max = LIMITS.keys;
    super('LIMIT_REACHED', `There are ${max} keys already, and that is the most. Revoke one first.`, {
      params: { max },
    });
  }
}

export class KeyEndsInPast extends InvalidInput {
  constructor() {
    super([{ path: 'expiresAt', message: 'expiresAt must be later than now', code: 'later' }]);
  }
}

/** Which of the three it is helps whoever guesses more than whoever has a key. */
export class KeyRefused extends AppError {
  constructor() {
    super('UNAUTHENTICATED', 'This key is unknown, revoked or expired.');
  }
}
