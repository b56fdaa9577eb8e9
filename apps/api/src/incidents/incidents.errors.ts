import { AppError } from '../common/app-error';

export class IncidentNotFound extends AppError {
  constructor() {
    super('INCIDENT_NOT_FOUND', 'There is no such incident.');
  }
}

export class IncidentBusy extends AppError {
  constructor() {
    super('NOT_READY', 'The incidents keep changing. Try again shortly.', { retryAfter: 1 });
  }
}

export class MuteNotFound extends AppError {
  constructor() {
    super('MUTE_NOT_FOUND', 'There is no such mute: it may have ended.');
  }
}
