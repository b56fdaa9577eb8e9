import { Injectable } from '@nestjs/common';
import type { RequestUser } from '../common/current-user.decorator';
import { UsersService } from '../users/users.service';
import type { AccessClaims } from './access-tokens';
import { Sessions } from './sessions/sessions';

/** Who stands behind a token now. Asked for every request and every socket, so that losing access takes effect at once. */
@Injectable()
export class Identity {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: Sessions,
  ) {}

  /** Undefined when the session ended, or the user is gone, inactive or has another role than the token says. */
  async of({ sub, role, sid }: AccessClaims): Promise<RequestUser | undefined> {
    const [user, alive] = await Promise.all([this.users.standingOf(sub), this.sessions.isAlive(sid, sub)]);
    if (!alive || !user?.active || user.role !== role) return undefined;
    return { id: sub, role, sessionId: sid };
  }
}
