import { LIMITS } from '@nawala/contracts';
import { AppError } from '../../common/app-error';

export class ChannelNotFound extends AppError {
  constructor() {
    super('CHANNEL_NOT_FOUND', 'There is no such channel.');
  }
}

export class TooManyChannels extends AppError {
  constructor() {
    const max = LIMITS.alertChannels;
    super('LIMIT_REACHED', `There are ${max} channels already, and that is the most. Delete one first.`, {
      params: { max },
    });
  }
}

export class EmailNotSetUp extends AppError {
  constructor() {
    super('EMAIL_NOT_SET_UP', 'E-mail is not set up on the server: SMTP_URL and MAIL_FROM are missing.');
  }
}

export class ChannelWithoutSecret extends AppError {
  constructor() {
    super('CHANNEL_WITHOUT_SECRET', 'Only webhooks have a secret that can be renewed.');
  }
}

/** In the channel's own words, which hold no secret. */
export class ChannelRefuses extends AppError {
  constructor(said: string) {
    super('CHANNEL_REFUSES', `The channel refuses: ${said}`, { params: { said } });
  }
}
