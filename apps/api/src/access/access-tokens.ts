import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ROLES, type Role } from '@nawala/contracts';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const TOKEN_RULES = { issuer: 'nawala', audience: 'nawala-dashboard', algorithm: 'HS256' } as const;

/** What an access token says. None of it is believed without asking the database. */
export interface AccessClaims {
  sub: string;
  role: Role;
  /** The session the token was issued for. */
  sid: string;
}

/** A request after `TokenGuard`. */
export interface VerifiedRequest extends FastifyRequest {
  /** Undefined unless the request carries a token that this server signed and that has not expired. */
  claims?: AccessClaims;
}

export function isAccessClaims(claims: unknown): claims is AccessClaims {
  if (typeof claims !== 'object' || claims === null) return false;
  const { sub, role, sid } = claims as Record<string, unknown>;
  return typeof sub === 'string' && typeof sid === 'string' && ROLES.some((known) => known === role);
}

@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {}

  sign(claims: AccessClaims): string {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    return this.jwt.sign({ ...claims, iat });
  }
}

/** The token of `Authorization: Bearer <token>`. */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
