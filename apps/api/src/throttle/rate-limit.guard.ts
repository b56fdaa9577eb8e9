import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import { AppError } from '../common/app-error';

/** Runs before anybody is asked who they are, so that a flood of tokens costs no look-up in the database. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  /** A limit of 0 turns a budget off; a request without a tracker does not spend from it. */
  protected override async handleRequest(request: ThrottlerRequest): Promise<boolean> {
    if (request.limit === 0) return true;
    const tracker = await request.getTracker(this.getRequestResponse(request.context).req, request.context);
    if (tracker === '') return true;
    return super.handleRequest({ ...request, getTracker: () => tracker });
  }

  /** One budget for all routes that share it, not one for each. */
  protected override generateKey(_context: ExecutionContext, tracker: string, budget: string): string {
    return `${budget}:${tracker}`;
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    { timeToBlockExpire }: { timeToBlockExpire: number },
  ): Promise<void> {
    throw new AppError('TOO_MANY_REQUESTS', `Too many requests. Try again in ${timeToBlockExpire} s.`, {
      retryAfter: timeToBlockExpire,
    });
  }
}
