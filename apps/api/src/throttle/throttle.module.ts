import { type ExecutionContext, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { AccessModule } from '../auth/access.module';
import { AccessTokens, bearerToken } from '../auth/access-tokens';
import { Env } from '../config/env';
import { Redis } from '../redis/redis';
import { type RateBudget, RateLimit } from './rate-limit.decorator';
import { SharedBudgets } from './shared-budgets';
import { accountOf, addressOf } from './trackers';

const MINUTE = 60_000;

function budgets(env: Env, reflector: Reflector, tokens: AccessTokens, redis: Redis): ThrottlerModuleOptions {
  const budgetOf = (context: ExecutionContext): RateBudget =>
    reflector.getAllAndOverride(RateLimit, [context.getHandler(), context.getClass()]) ?? 'api';
  /** The signature is checked, so nobody spends another user's budget; whether the session lives is asked later. */
  const userOf = (request: FastifyRequest): string | undefined => {
    const token = bearerToken(request.headers.authorization);
    const claims = token === undefined ? undefined : tokens.read(token);
    return claims && `user:${claims.sub}`;
  };
  const budget = (
    name: string,
    limit: number,
    covers: (budget: RateBudget) => boolean,
    trackerOf: (request: FastifyRequest) => string | undefined,
  ) => ({
    name,
    limit,
    ttl: MINUTE,
    // A sliding window: one request too many does not lock anybody out for a whole minute.
    blockDuration: 0,
    skipIf: (context: ExecutionContext) => limit === 0 || !covers(budgetOf(context)),
    getTracker: (request: Record<string, unknown>) => trackerOf(request as unknown as FastifyRequest) ?? '',
  });
  return {
    setHeaders: false,
    ...(redis.isConfigured && { storage: new SharedBudgets(redis) }),
    throttlers: [
      // Per address until keys exist: a budget for whatever stands in the header would be one for every invented key.
      budget('checker', env.CHECKER_RATE_LIMIT, (of) => of === 'checker', addressOf),
      budget(
        'api',
        env.API_RATE_LIMIT,
        (of) => of === 'api' || of === 'login',
        (request) => userOf(request) ?? addressOf(request),
      ),
      budget('login-address', env.LOGIN_RATE_LIMIT, (of) => of === 'login', addressOf),
      budget(
        'login-account',
        env.LOGIN_RATE_LIMIT,
        (of) => of === 'login',
        (request) => accountOf(request) ?? userOf(request),
      ),
    ],
  };
}

@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [AccessModule],
      inject: [Env, Reflector, AccessTokens, Redis],
      useFactory: budgets,
    }),
  ],
  exports: [ThrottlerModule],
})
export class ThrottleModule {}
