import { Inject, type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerOptions, type ThrottlerRequest } from '@nestjs/throttler';
import { AppError } from '../common/app-error';
import { type Budget, Budgets } from './budgets';

/** A budget of which a request may cost more than one. */
export interface CostlyBudget extends ThrottlerOptions {
  costOf?: (request: Record<string, unknown>) => number;
}

/** Whoever asks again after a whole window finds room for something, if not for all. */
const refusal = (waitMs: number, { windowMs, limit }: Budget, cost: number): AppError => {
  const retryAfter = Math.max(1, Math.ceil(Math.min(waitMs, windowMs) / 1000));
  const detail =
    cost > limit
      ? `${cost} at once are more than are taken in a minute: send at most ${limit}.`
      : `Too many requests. Try again in ${retryAfter} s.`;
  return new AppError('TOO_MANY_REQUESTS', detail, { retryAfter });
};

/** Runs before anybody is asked who they are, so that a flood of tokens costs no look-up in the database. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  @Inject(Budgets)
  private readonly budgets: Budgets;

  /** A limit of 0 turns a budget off; a request without a tracker does not spend from it. */
  protected override async handleRequest(request: ThrottlerRequest): Promise<boolean> {
    const { context, limit, ttl: windowMs, throttler, getTracker, generateKey } = request;
    if (limit === 0) return true;
    const { req } = this.getRequestResponse(context);
    const tracker = await getTracker(req, context);
    if (tracker === '') return true;
    const cost = (throttler as CostlyBudget).costOf?.(req) ?? 1;
    const wait = await this.budgets.spend(
      generateKey(context, tracker, throttler.name ?? ''),
      { limit, windowMs },
      cost,
    );
    if (wait > 0) throw refusal(wait, { limit, windowMs }, cost);
    return true;
  }

  /** One budget for all routes that share it, not one for each. */
  protected override generateKey(_context: ExecutionContext, tracker: string, budget: string): string {
    return `${budget}:${tracker}`;
  }
}
