import { AppError } from '../../common/app-error';

export class VantageNotFound extends AppError {
  constructor() {
    super('VANTAGE_NOT_FOUND', 'Nobody reports, or has reported, as this vantage.');
  }
}

export class VantageInUse extends AppError {
  constructor() {
    super(
      'VANTAGE_IN_USE',
      'A checker still reports as this vantage: stop it, and forget the vantage once it is silent.',
    );
  }
}
