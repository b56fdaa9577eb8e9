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

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<VerifiedRequest>();
    const { authorization } = request.headers;
    const token = shownSecret(authorization) === undefined ? bearerToken(authorization) : undefined;
    if (token !== undefined) request.claims = await this.verifier.claimsOf(token);
    return true;
  }
}
