import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { KEY_SECRET_START, ROLES, type Role } from '@nawala/contracts';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';
import type { ShownKey } from './key-pass';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const TOKEN_RULES = { issuer: 'nawala', audience: 'nawala-dashboard', algorithm: 'HS256' } as const;

/** What an access token says. None of it is believed without asking the database. */
export interface AccessClaims {
  sub: string;
  role: Role;
  /** The session the token was issued for. */
  sid: string;
}

/** A request after `TokenGuard` and `ShownKeyGuard`. */
export interface VerifiedRequest extends FastifyRequest {
  /** Undefined unless the request carries a token that this server signed and that has not expired. */
  claims?: AccessClaims;
  /** Undefined unless the request shows a key, good or not. */
  key?: ShownKey;
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

/** What stands after `Bearer` where that begins as keys do: whole or mangled, it is a key, and nothing else. */
export function shownSecret(authorization: string | undefined): string | undefined {
  const [, shown] = /^Bearer +(.*)$/i.exec(authorization ?? '') ?? [];
  return shown?.startsWith(KEY_SECRET_START) ? shown : undefined;
}
