import { Injectable } from '@nestjs/common';
import passport from 'passport';
import type { AccessClaims } from './access-tokens';
import { JwtStrategy, type Presented } from './jwt.strategy';

type Authenticate = (presented: Presented, reply: object, next: (fault: unknown) => void) => void;

/**
 * Verifies access tokens, of requests and of sockets' handshakes alike: nobody else does. By Passport, which is where
 * whoever knows Nest looks for it, and where another strategy would stand beside this one.
 */
@Injectable()
export class TokenVerifier {
  constructor(private readonly strategy: JwtStrategy) {}

  /** What the token says; undefined unless this server signed it and it has not expired. */
  claimsOf(token: string): Promise<AccessClaims | undefined> {
    return new Promise((resolve, reject) => {
      // One for each attempt: Passport writes on it how the attempt goes on.
      const strategy = Object.create(this.strategy) as JwtStrategy;
      const done = (fault: unknown, claims?: AccessClaims | false) =>
        fault ? reject(fault) : resolve(claims || undefined);
      const authenticate = passport.authenticate(strategy, { session: false }, done) as Authenticate;
      authenticate({ token }, {}, reject);
    });
  }
}
