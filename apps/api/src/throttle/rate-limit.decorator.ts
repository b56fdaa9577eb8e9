import { Reflector } from '@nestjs/core';

/**
 * Whose budget a route spends: `api` (the default) per user, else key, else known device, else address; `checker` per checker key,
 * else address; `login` see `sign-in-trackers.ts`, on top of `api`; `none` for probes of the platform it runs on.
 */
export type RateBudget = 'api' | 'checker' | 'login' | 'none';

export const RateLimit = Reflector.createDecorator<RateBudget>();
