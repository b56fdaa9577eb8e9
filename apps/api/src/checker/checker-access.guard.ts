import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import type { VerifiedRequest } from '../access/access-tokens';
import { AppError } from '../common/app-error';
import { Env } from '../config/env';
import { warningsOf } from '../config/listening';

/** Who may act as a checker: anybody (`CHECKER_AUTH=public`, as the seed says), or whoever has a key (which `KeyGuard` has judged). */
@Injectable()
export class CheckerAccessGuard implements CanActivate {
  private readonly logger = new Logger(CheckerAccessGuard.name);

  constructor(private readonly env: Env) {}

  warnIfPublic(): void {
    const warnings = warningsOf(this.env);
    for (const warning of warnings) this.logger.warn(warning);
    if (warnings.length === 0 && this.env.NODE_ENV === 'production' && this.env.CHECKER_AUTH === 'public') {
      this.logger.warn('CHECKER_AUTH=public: anybody who reaches this API may report verdicts');
    }
  }

  canActivate(context: ExecutionContext): boolean {
    if (this.env.CHECKER_AUTH === 'public') return true;
    if (context.switchToHttp().getRequest<VerifiedRequest>().key) return true;
    throw new AppError('UNAUTHENTICATED', 'A checker key is needed here.');
  }
}
