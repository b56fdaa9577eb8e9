import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { bearerToken, shownSecret, type VerifiedRequest } from './access-tokens';
import { TokenVerifier } from './token-verifier';

/**
 * Verifies the token of a request, once, for all who come after: whose budget is spent, who is signed in. It refuses
 * nobody: whether a stranger may pass is for the others to say.
 */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly verifier: TokenVerifier) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<VerifiedRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined || shownSecret(authorization) !== undefined) return true;
    const token = bearerToken(authorization);
    return token === undefined || this.verify(request, token);
  }

  private async verify(request: VerifiedRequest, token: string): Promise<true> {
    request.claims = await this.verifier.claimsOf(token);
    return true;
  }
}
