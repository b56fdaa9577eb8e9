import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../common/app-error';
import type { RequestUser } from '../common/current-user.decorator';
import { Public } from '../common/public.decorator';
import type { VerifiedRequest } from '../access/access-tokens';
import { Identity } from './identity';

/** Signed in by default: a route that forgets about access is closed, not open. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: Identity,
  ) {}

  /** Any reason why there is no user is the same answer; only a fault of ours (the database is away) is not. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<VerifiedRequest & { user?: RequestUser }>();
    request.user = request.claims && (await this.identity.of(request.claims));
    if (!request.user) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return true;
  }
}
