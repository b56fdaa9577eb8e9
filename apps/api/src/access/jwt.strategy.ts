import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { Env } from '../config/env';
import { type AccessClaims, isAccessClaims, TOKEN_RULES } from './access-tokens';

/** What is authenticated: a token, wherever it was found. */
export interface Presented {
  token: string;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(env: Env) {
    super({
      jwtFromRequest: ({ token }: Presented) => token,
      secretOrKey: env.JWT_SECRET,
      algorithms: [TOKEN_RULES.algorithm],
      issuer: TOKEN_RULES.issuer,
      audience: TOKEN_RULES.audience,
    });
  }

  /** Whether they still hold is asked of the database, and only for requests that are within their budget. */
  validate(claims: unknown): AccessClaims | false {
    return isAccessClaims(claims) && claims;
  }
}
