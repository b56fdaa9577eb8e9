import { Injectable } from '@nestjs/common';
import { Identity, type LostAccess } from '../auth/identity';
import type { RequestUser } from '../common/current-user.decorator';
import { Redis } from '../redis/redis';

/** While Redis is away nobody tells us of sessions that ended elsewhere: we look, well within a second. */
const ALONE_MS = 500;
/** Otherwise we are told of every end but one: time that runs out tells nobody. */
const TOLD_MS = 60_000;

export interface Listeners {
  /** Who listens here. */
  all(): RequestUser[];
  cut(lost: readonly LostAccess[]): void;
}

/** Looks again, at regular times, whether those who listen still may: at all of them at once. */
@Injectable()
export class SessionWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private sinceLookMs = 0;

  constructor(
    private readonly identity: Identity,
    private readonly redis: Redis,
  ) {}

  watch(listeners: Listeners): void {
    this.timer = setInterval(() => this.lookWhenDue(listeners), ALONE_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Whoever cannot be looked up, because the database is away, goes on: the next look is soon. */
  async look({ all, cut }: Listeners): Promise<void> {
    const listening = all();
    if (this.looking || listening.length === 0) return;
    this.looking = true;
    const lost = await this.identity.lostOf(listening).catch(() => []);
    this.looking = false;
    cut(lost);
  }

  private lookWhenDue(listeners: Listeners): void {
    this.sinceLookMs += ALONE_MS;
    const isAlone = this.redis.isConfigured && !this.redis.isReady;
    if (this.sinceLookMs < (isAlone ? ALONE_MS : TOLD_MS)) return;
    this.sinceLookMs = 0;
    void this.look(listeners);
  }
}
