import { AppError } from '../common/app-error';

export class JobNotFound extends AppError {
  constructor() {
    super('JOB_NOT_FOUND', 'There is no such job: they are kept for a day.');
  }
}

export class JobStillRunning extends AppError {
  constructor() {
    super('JOB_RUNNING', 'This is still going on. Cancel it first, then undo what it has done.');
  }
}

export class UndoOver extends AppError {
  constructor() {
    super('UNDO_OVER', 'This cannot be undone any more.');
  }
}
