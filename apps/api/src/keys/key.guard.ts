import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { VerifiedRequest } from '../access/access-tokens';
import { keyOpens } from '../access/key-ruling';
import { AppError } from '../common/app-error';
import { KeyVerifier } from './key-verifier.service';

/** A key that is not good is refused wherever it is shown, and a good one opens what its scopes name: in both modes. */
@Injectable()
export class KeyGuard implements CanActivate {
  constructor(private readonly verifier: KeyVerifier) {}

  canActivate(context: ExecutionContext): boolean {
    const { key, method, routeOptions } = context.switchToHttp().getRequest<VerifiedRequest>();
    if (!key) return true;
    if ('refused' in key) throw key.refused;
    const { scopes } = key.pass;
    if (!keyOpens(scopes, method, routeOptions.url ?? '')) {
      throw new AppError('FORBIDDEN', `This key is for ${scopes.join(' and ')} alone, which this is not.`);
    }
    this.verifier.seen(key.pass);
    return true;
  }
}
