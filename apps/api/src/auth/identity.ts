import { Injectable } from '@nestjs/common';
import type { SessionEnd } from '@nawala/contracts';
import type { RequestUser } from '../common/current-user.decorator';
import { Accounts } from '../users/accounts';
import type { AccessClaims } from '../access/access-tokens';
import { Sessions } from '../sessions/sessions';

/** A session that gives no access any more. */
export interface LostAccess {
  sessionId: string;
  reason: SessionEnd;
}

/** Who stands behind a token now. Asked for every request and every socket, so that losing access takes effect at once. */
@Injectable()
export class Identity {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  /** Undefined when the session ended, or the user is gone, inactive or has another role than the token says. */
  async of({ sub, role, sid }: AccessClaims): Promise<RequestUser | undefined> {
    const [user, alive] = await Promise.all([this.accounts.standingOf(sub), this.sessions.isAlive(sid, sub)]);
    if (!alive || !user?.active || user.role !== role) return undefined;
    return { id: sub, name: user.name, role, sessionId: sid };
  }

  /** Which of these have lost their access since they were let in. As many look-ups for all as for one. */
  async lostOf(those: readonly RequestUser[]): Promise<LostAccess[]> {
    const [standings, alive] = await Promise.all([
      this.accounts.standingsOf([...new Set(those.map(({ id }) => id))]),
      this.sessions.aliveOf([...new Set(those.map(({ sessionId }) => sessionId))]),
    ]);
    return those.flatMap(({ id, role, sessionId }): LostAccess[] => {
      const standing = standings.get(id);
      if (!standing?.active || standing.role !== role) return [{ sessionId, reason: 'account-changed' }];
      return alive.has(sessionId) ? [] : [{ sessionId, reason: 'ended' }];
    });
  }
}
