import { Reflector } from '@nestjs/core';
import { type ErrorCode, ROLES } from '@nawala/contracts';
import { Public } from '../common/public.decorator';
import { Roles } from '../common/roles.decorator';
import { RateLimit } from '../throttle/rate-limit.decorator';
import { isAskedForKey, keyOpens } from '../access/key-ruling';
import type { Route } from '../common/routes';
import { allowedRoles } from './roles.guard';

/** Who a route is for, as OpenAPI says it, and what others are told. */
export interface Caller {
  security: Record<string, never[]>[];
  errors: readonly ErrorCode[];
}

const ANYONE: Caller = { security: [], errors: [] };
/** A key that is not good is refused everywhere, and a good one wherever its scopes do not reach. */
const errors = ['UNAUTHENTICATED', 'FORBIDDEN'] as const;
const STRANGER: Caller = { security: [], errors };
const CHECKER: Caller = { security: [{}, { checkerKey: [] }], errors };
const READER: Caller = { security: [{ accessToken: [] }, { checkerKey: [] }], errors };
const USER: Caller = { security: [{ accessToken: [] }], errors };

const reflector = new Reflector();

/** From the very decorators that the guards obey. */
export function callerOf({ controller, handler, method, path }: Route): Caller {
  if (!isAskedForKey(path)) return ANYONE;
  const where = [handler, controller];
  if (reflector.getAllAndOverride(Public, where)) {
    return reflector.getAllAndOverride(RateLimit, where) === 'checker' ? CHECKER : STRANGER;
  }
  const allowed = allowedRoles(method, reflector.getAllAndOverride(Roles, where));
  const isForAll = ROLES.every((role) => allowed.includes(role));
  return isForAll && keyOpens(['read'], method, path) ? READER : USER;
}

/** Probes of the platform are on no budget, and are answered while the database is away. */
export const isOperational = ({ controller, handler }: Route): boolean =>
  reflector.getAllAndOverride(RateLimit, [handler, controller]) === 'none';
