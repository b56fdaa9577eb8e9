import { LIMITS } from '@nawala/contracts';
import { AppError, InvalidInput } from '../../common/app-error';

export class RuleNotFound extends AppError {
  constructor() {
    super('RULE_NOT_FOUND', 'There is no such rule.');
  }
}

export class TooManyRules extends AppError {
  constructor() {
    const max = LIMITS.alertRules;
    super('LIMIT_REACHED', `There are ${max} rules already, and that is the most. Delete one first.`, {
      params: { max },
    });
  }
}

export class UnknownInRule extends InvalidInput {
  constructor(field: 'brandIds' | 'channelIds') {
    super([
      field === 'brandIds'
        ? { path: field, message: 'There is no such brand', code: 'unknownBrand' }
        : { path: field, message: 'There is no such channel', code: 'unknownChannel' },
    ]);
  }
}
