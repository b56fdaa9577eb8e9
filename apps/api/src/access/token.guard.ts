import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';

/**
 * Verifies the token of a request, once, for all who come after: whose budget is spent, who is signed in. It refuses
 * nobody: whether a stranger may pass is for the others to say. By Passport, which is where whoever knows Nest looks for
 * it, and where another strategy would stand beside it.
 */
@Injectable()
export class TokenGuard extends AuthGuard('jwt') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return headers.authorization === undefined || ((await super.canActivate(context)) as boolean);
  }

  override getAuthenticateOptions() {
    return { property: 'claims', session: false };
  }

  override handleRequest<TClaims>(_fault: unknown, claims: TClaims | false): TClaims {
    return (claims || undefined) as TClaims;
  }
}
