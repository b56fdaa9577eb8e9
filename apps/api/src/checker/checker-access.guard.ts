import { type CanActivate, Injectable, Logger } from '@nestjs/common';
import { AppError } from '../common/app-error';
import { Env } from '../config/env';

/** Who may act as a checker: anybody (`CHECKER_AUTH=public`, as the seed says), or nobody without a key. */
@Injectable()
export class CheckerAccessGuard implements CanActivate {
  private readonly logger = new Logger(CheckerAccessGuard.name);

  constructor(private readonly env: Env) {}

  warnIfPublic(): void {
    if (this.env.NODE_ENV === 'production' && this.env.CHECKER_AUTH === 'public') {
      this.logger.warn('CHECKER_AUTH=public: anybody who reaches this API may report verdicts');
    }
  }

  canActivate(): boolean {
    if (this.env.CHECKER_AUTH === 'public') return true;
    throw new AppError('UNAUTHENTICATED', 'A checker key is needed here.');
  }
}
