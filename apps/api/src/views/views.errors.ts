import { LIMITS } from '@nawala/contracts';
import { AppError } from '../common/app-error';

/** Or somebody else keeps it for themselves. */
export class ViewNotFound extends AppError {
  constructor() {
    super('VIEW_NOT_FOUND', 'There is no such view.');
  }
}

export class ViewsAreShared extends AppError {
  constructor() {
    super('FORBIDDEN', 'Only admins share views with everybody, and change those that are shared.');
  }
}

export class TooManyViews extends AppError {
  constructor() {
    super('LIMIT_REACHED', `You have ${LIMITS.views} views, and more are not kept.`, {
      params: { max: LIMITS.views },
    });
  }
}
