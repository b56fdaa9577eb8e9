import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { AppError } from '../common/app-error';
import { Public } from '../common/public.decorator';

/** Signed in by default: a route that forgets about access is closed, not open. */
@Injectable()
export class SignedInGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    return (await super.canActivate(context)) as boolean;
  }

  /** Any reason why there is no user is the same answer; only a fault of ours (the database is away) is not. */
  override handleRequest<TUser>(fault: unknown, user: TUser | false): TUser {
    if (fault) throw fault;
    if (!user) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return user;
  }
}
