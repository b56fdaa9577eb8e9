import { LIMITS } from '@nawala/contracts';
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

export class TooManyJobs extends AppError {
  constructor() {
    const max = LIMITS.jobsRunning;
    super(
      'TOO_MANY_JOBS',
      `${max} large jobs of yours are running, and that is the most. Wait for one, or cancel one.`,
      {
        params: { max },
      },
    );
  }
}

export class TooManyJobsKept extends AppError {
  constructor() {
    const max = LIMITS.jobsKept;
    super('TOO_MANY_JOBS_KEPT', `You have had ${max} large jobs within a day, and that is the most. Try again later.`, {
      params: { max },
    });
  }
}
