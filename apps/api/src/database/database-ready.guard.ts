import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../common/app-error';
import { DATABASE_RETRY_AFTER } from '../common/app-error-of';
import { Database } from './database';

/** For the few routes that answer without the database. */
export const WithoutDatabase = Reflector.createDecorator<void, true>({ transform: () => true });

/** No request gets through before the indexes stand: until then nothing would keep names unique. */
@Injectable()
export class DatabaseReadyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.database.isReady) return true;
    if (this.reflector.getAllAndOverride(WithoutDatabase, [context.getHandler(), context.getClass()])) return true;
    throw new AppError('NOT_READY', 'The database cannot be reached. Try again shortly.', {
      retryAfter: DATABASE_RETRY_AFTER,
    });
  }
}
