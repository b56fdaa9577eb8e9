import { Reflector } from '@nestjs/core';

/**
 * Whose budget a route spends: `api` (the default) per user, else address; `checker` per checker key, else address;
 * `login` per address and per account, on top of `api`; `none` for probes of the platform it runs on.
 */
export type RateBudget = 'api' | 'checker' | 'login' | 'none';

export const RateLimit = Reflector.createDecorator<RateBudget>();
