import { type ExecutionContext, Module } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { AccessModule } from '../access/access.module';
import type { VerifiedRequest } from '../access/access-tokens';
import { passOf } from '../access/key-pass';
import { KnownDevices } from '../access/known-devices';
import { Env } from '../config/env';
import { type RateBudget, RateLimit } from './rate-limit.decorator';
import { Budgets } from './budgets';
import { signInTrackers } from './sign-in-trackers';
import { accountOf, addressOf, scansIn } from './trackers';

const MINUTE = 60_000;
/** How many accounts' worth of attempts one address has: people share addresses. */
const ADDRESS_FACTOR = 10;

function budgets(env: Env, reflector: Reflector, devices: KnownDevices): ThrottlerModuleOptions {
  const budgetOf = (context: ExecutionContext): RateBudget =>
    reflector.getAllAndOverride(RateLimit, [context.getHandler(), context.getClass()]) ?? 'api';
  /** The signature is checked, so nobody spends another user's budget; whether the session lives is asked later. */
  const userOf = ({ claims }: VerifiedRequest): string | undefined => claims && `user:${claims.sub}`;
  /** A key that is not good has no budget of its own, or there would be one for each that is invented. */
  const keyOf = (request: VerifiedRequest): string | undefined => {
    const pass = passOf(request);
    return pass && `key:${pass.keyId}`;
  };
  const deviceOf = (request: VerifiedRequest): string | undefined => {
    const device = devices.of(request);
    return device && `device:${device.id}`;
  };
  const signIn = (request: VerifiedRequest) =>
    signInTrackers({
      address: addressOf(request),
      account: accountOf(request),
      user: userOf(request),
      device: devices.of(request),
    });
  const budget = (
    name: string,
    limit: number,
    covers: (budget: RateBudget) => boolean,
    trackerOf: (request: VerifiedRequest) => string,
    costOf?: (request: VerifiedRequest) => number,
  ) => ({
    name,
    limit,
    ttl: MINUTE,
    skipIf: (context: ExecutionContext) => limit === 0 || !covers(budgetOf(context)),
    getTracker: (request: Record<string, unknown>) => trackerOf(request as unknown as VerifiedRequest),
    ...(costOf && { costOf: (request: Record<string, unknown>) => costOf(request as unknown as VerifiedRequest) }),
  });
  return {
    setHeaders: false,
    throttlers: [
      budget(
        'checker',
        env.CHECKER_RATE_LIMIT,
        (of) => of === 'checker',
        (request) => keyOf(request) ?? addressOf(request),
        scansIn,
      ),
      budget(
        'api',
        env.API_RATE_LIMIT,
        (of) => of === 'api' || of === 'login',
        (request) => userOf(request) ?? keyOf(request) ?? deviceOf(request) ?? addressOf(request),
      ),
      budget(
        'login-attempts',
        env.LOGIN_RATE_LIMIT,
        (of) => of === 'login',
        (request) => signIn(request).attempts,
      ),
      budget(
        'login-address',
        env.LOGIN_RATE_LIMIT * ADDRESS_FACTOR,
        (of) => of === 'login',
        (request) => signIn(request).address,
      ),
    ],
  };
}

@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [AccessModule],
      inject: [Env, Reflector, KnownDevices],
      useFactory: budgets,
    }),
  ],
  providers: [Budgets],
  exports: [ThrottlerModule, Budgets],
})
export class ThrottleModule {}
