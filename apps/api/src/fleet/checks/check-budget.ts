import { Injectable } from '@nestjs/common';
import { Budgets } from '../../throttle/budgets';
import { CheckBudgetSpent } from './checks.errors';

const MINUTE = { limit: 200, windowMs: 60_000 };
const DAY = { limit: 2000, windowMs: 86_400_000 };

const minuteOf = (userId: string): string => `checks:minute:${userId}`;
const dayOf = (userId: string): string => `checks:day:${userId}`;

/** How much one user may have measured, on all instances together. One target seen by one vantage costs one. */
@Injectable()
export class CheckBudget {
  constructor(private readonly budgets: Budgets) {}

  /** Gives what is left. @throws CheckBudgetSpent: then nothing was spent */
  async spend(userId: string, cost: number): Promise<number> {
    const left = await this.left(userId);
    if (cost > left) {
      const inMinute = cost <= (await this.budgets.left(dayOf(userId), DAY));
      throw new CheckBudgetSpent(inMinute ? MINUTE.windowMs : DAY.windowMs / 24, left);
    }
    // Two at the same time: the second may find it spent after all.
    const waits = [
      await this.budgets.spend(minuteOf(userId), MINUTE, cost),
      await this.budgets.spend(dayOf(userId), DAY, cost),
    ];
    const wait = Math.max(...waits);
    if (wait > 0) throw new CheckBudgetSpent(wait, await this.left(userId));
    return left - cost;
  }

  private async left(userId: string): Promise<number> {
    return Math.min(await this.budgets.left(minuteOf(userId), MINUTE), await this.budgets.left(dayOf(userId), DAY));
  }
}
