import { AppError } from '../common/app-error';

export class TransitionNotFound extends AppError {
  constructor() {
    super('TRANSITION_NOT_FOUND', 'There is no such transition: it may be older than history is kept.');
  }
}
