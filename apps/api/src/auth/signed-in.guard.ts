import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../common/app-error';
import type { RequestUser } from '../common/current-user.decorator';
import { Public } from '../common/public.decorator';
import type { VerifiedRequest } from '../access/access-tokens';
import { type KeyPass, passOf } from '../access/key-pass';
import { Identity } from './identity';

/** What a key with the scope `read` is let in as; where else keys may not go, `KeyGuard` says. */
const readerOf = ({ keyId, name }: KeyPass): RequestUser => ({ id: keyId, name, role: 'user', sessionId: '' });

/** Signed in by default: a route that forgets about access is closed, not open. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: Identity,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    return this.signIn(context.switchToHttp().getRequest<VerifiedRequest & { user?: RequestUser }>());
  }

  /** Any reason why there is no user is the same answer; only a fault of ours (the database is away) is not. */
  private async signIn(request: VerifiedRequest & { user?: RequestUser }): Promise<true> {
    const pass = passOf(request);
    request.user = pass ? readerOf(pass) : request.claims && (await this.identity.of(request.claims));
    if (!request.user) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return true;
  }
}
