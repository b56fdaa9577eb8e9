import { AppError } from '../../common/app-error';

export class CheckNotFound extends AppError {
  constructor() {
    super('CHECK_NOT_FOUND', 'There is no such check: they are kept for ten minutes.');
  }
}

export class NoChecker extends AppError {
  constructor() {
    super('NO_CHECKER', 'No checker that could be asked is connected now.');
  }
}

export class CheckBudgetSpent extends AppError {
  constructor(waitMs: number, left: number) {
    const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
    super(
      'TOO_MANY_REQUESTS',
      `You may ask for ${left} more measurements now (a name seen by one network is one). Ask for fewer, or again in ${retryAfter} s.`,
      { retryAfter, params: { left, retryAfter } },
    );
  }
}
