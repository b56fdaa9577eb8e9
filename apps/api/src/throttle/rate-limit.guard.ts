import { Inject, type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerOptions } from '@nestjs/throttler';
import { AppError } from '../common/app-error';
import { type Budget, Budgets } from './budgets';

/** A budget of which a request may cost more than one. */
export interface CostlyBudget extends ThrottlerOptions {
  limit: number;
  ttl: number;
  getTracker: (request: Record<string, unknown>) => string;
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

  /** Which budgets a route spends from never changes. A limit of 0 turns a budget off. */
  private readonly ofRoute = new WeakMap<object, readonly CostlyBudget[]>();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Record<string, unknown>>();
    for (const budget of this.budgetsOf(context)) await this.spend(budget, request);
    return true;
  }

  private budgetsOf(context: ExecutionContext): readonly CostlyBudget[] {
    const route = context.getHandler();
    const budgets =
      this.ofRoute.get(route) ?? (this.throttlers as CostlyBudget[]).filter(({ skipIf }) => !skipIf?.(context));
    this.ofRoute.set(route, budgets);
    return budgets;
  }

  /** A request without a tracker does not spend; one budget is for all routes that share it, not one for each. */
  private async spend(
    { name = '', limit, ttl: windowMs, getTracker, costOf }: CostlyBudget,
    request: Record<string, unknown>,
  ): Promise<void> {
    const tracker = getTracker(request);
    if (tracker === '') return;
    const cost = costOf?.(request) ?? 1;
    const wait = await this.budgets.spend(`${name}:${tracker}`, { limit, windowMs }, cost);
    if (wait > 0) throw refusal(wait, { limit, windowMs }, cost);
  }
}
