import { Reflector } from '@nestjs/core';
import { type ErrorCode, ROLES } from '@nawala/contracts';
import { Public } from '../common/public.decorator';
import { Roles } from '../common/roles.decorator';
import { RateLimit } from '../throttle/rate-limit.decorator';
import type { Route } from '../common/routes';
import { allowedRoles } from './roles.guard';

/** Who a route is for, as OpenAPI says it, and what others are told. */
export interface Caller {
  security: Record<string, never[]>[];
  errors: readonly ErrorCode[];
}

const ANYONE: Caller = { security: [], errors: [] };
const CHECKER: Caller = { security: [{}, { checkerKey: [] }], errors: ['UNAUTHENTICATED'] };
const USER: Caller = { security: [{ accessToken: [] }], errors: ['UNAUTHENTICATED'] };
const ADMIN: Caller = { ...USER, errors: ['UNAUTHENTICATED', 'FORBIDDEN'] };

const reflector = new Reflector();

/** From the very decorators that the guards obey. */
export function callerOf({ controller, handler, method }: Route): Caller {
  const where = [handler, controller];
  if (reflector.getAllAndOverride(Public, where)) {
    return reflector.getAllAndOverride(RateLimit, where) === 'checker' ? CHECKER : ANYONE;
  }
  const allowed = allowedRoles(method, reflector.getAllAndOverride(Roles, where));
  return ROLES.every((role) => allowed.includes(role)) ? USER : ADMIN;
}

/** Probes of the platform are on no budget, and are answered while the database is away. */
export const isOperational = ({ controller, handler }: Route): boolean =>
  reflector.getAllAndOverride(RateLimit, [handler, controller]) === 'none';
