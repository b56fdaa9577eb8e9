import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { RequestUser } from '../common/current-user.decorator';
import { Env } from '../config/env';
import { isAccessClaims, TOKEN_RULES } from './access-tokens';
import { Identity } from './identity';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    env: Env,
    private readonly identity: Identity,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: env.JWT_SECRET,
      algorithms: [TOKEN_RULES.algorithm],
      issuer: TOKEN_RULES.issuer,
      audience: TOKEN_RULES.audience,
    });
  }

  async validate(claims: unknown): Promise<RequestUser | false> {
    return (isAccessClaims(claims) && (await this.identity.of(claims))) || false;
  }
}
