import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { shownSecret, type VerifiedRequest } from '../access/access-tokens';
import { isAskedForKey } from '../access/key-ruling';
import { KeyVerifier } from './key-verifier.service';

/**
 * Looks a request's key up, once, for all who come after: whose budget is spent, what may be done. It refuses nobody, so
 * that keys which are not good are counted as well.
 */
@Injectable()
export class ShownKeyGuard implements CanActivate {
  constructor(private readonly verifier: KeyVerifier) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<VerifiedRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined || !isAskedForKey(request.routeOptions.url ?? '')) return true;
    const secret = shownSecret(authorization);
    return secret === undefined || this.show(request, secret);
  }

  private async show(request: VerifiedRequest, secret: string): Promise<true> {
    request.key = await this.verifier.show(secret);
    return true;
  }
}
