import { AppError, InvalidInput } from '../common/app-error';

export class UserNotFound extends AppError {
  constructor() {
    super('USER_NOT_FOUND', 'There is no such user.');
  }
}

export class EmailTaken extends AppError {
  constructor(email: string) {
    super('EMAIL_TAKEN', `${email} already belongs to a user.`, { params: { email } });
  }
}

export class LastAdmin extends AppError {
  constructor() {
    super('LAST_ADMIN', 'This is the last active admin. Make somebody else an admin first.');
  }
}

/** A session that was left open must not be enough to take an account over. */
export class OwnPassword extends InvalidInput {
  constructor() {
    super([
      {
        path: 'password',
        message: 'Change your own password in the menu under your name: it asks for the current one',
        code: 'ownPassword',
      },
    ]);
  }
}

export class SelfChange extends AppError {
  constructor() {
    super('SELF_CHANGE', 'You cannot delete, demote or deactivate yourself. Ask another admin.');
  }
}

/** Others kept changing the user at the same time. */
export class UserBusy extends AppError {
  constructor() {
    super('NOT_READY', 'This user is being changed by others. Try again shortly.', { retryAfter: 1 });
  }
}
