import { Injectable, Logger } from '@nestjs/common';
import type { ChangePasswordDto, LoginDto, SessionDto } from '@nawala/contracts';
import { AppError, InvalidInput } from '../common/app-error';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { presentUser } from '../users/user.presenter';
import type { UserDocument } from '../users/user.schema';
import { UsersService } from '../users/users.service';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens';
import { Passwords } from './passwords';
import { type ClientInfo, type IssuedSession, Sessions } from './sessions/sessions';

/** What a sign-in or a refresh hands out: the body, and what the cookie is made of. */
export interface SignedIn {
  session: SessionDto;
  issued: IssuedSession;
}

@Injectable()
export class AuthService {
  private readonly logger = new Logger(AuthService.name);

  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /** Wrong e-mail, wrong password and deactivated are one answer, in like time: none tells who has an account. */
  async login({ email, password }: LoginDto, client: ClientInfo): Promise<SignedIn> {
    const user = await this.users.findByEmail(email);
    const match = await this.passwords.match(password, user?.passwordHash);
    if (match === 'wrong' || !user?.active) {
      this.logger.warn({ account: email, address: client.ip, why: failureOf(user) }, 'Sign-in failed');
      throw badCredentials();
    }
    const issued = await this.sessions.start(user.id as string, client);
    const now = this.clock.now();
    if (!(await this.users.recordLogin(user, now))) {
      // The password was changed while we compared the old one.
      await this.sessions.end(issued.sessionId, 'password-changed');
      throw badCredentials();
    }
    if (match === 'outdated') await this.users.replacePassword(user, await this.passwords.hash(password));
    user.lastLoginAt = now;
    return this.signedIn(user, issued);
  }

  async refresh(refreshToken: string | undefined, client: ClientInfo): Promise<SignedIn> {
    if (!refreshToken) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    const issued = await this.sessions.rotate(refreshToken, client);
    const user = await this.users.find(issued.userId);
    if (!user?.active) {
      await this.sessions.end(issued.sessionId, 'account-changed');
      throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.');
    }
    return this.signedIn(user, issued);
  }

  async logout(refreshToken: string | undefined): Promise<void> {
    if (refreshToken) await this.sessions.endByToken(refreshToken);
  }

  async changePassword({ id, sessionId }: RequestUser, body: ChangePasswordDto, client: ClientInfo): Promise<void> {
    const user = await this.users.get(id);
    const match = await this.passwords.match(body.currentPassword, user.passwordHash);
    if (match === 'wrong')
      this.logger.warn({ account: user.email, address: client.ip }, 'Wrong current password for a change');
    const changed =
      match !== 'wrong' && (await this.users.replacePassword(user, await this.passwords.hash(body.newPassword)));
    if (!changed)
      throw new InvalidInput([
        { path: 'currentPassword', message: 'This is not your current password', code: 'notYourPassword' },
      ]);
    await this.sessions.endAllOf(id, 'password-changed', sessionId);
  }

  private signedIn(user: UserDocument, issued: IssuedSession): SignedIn {
    const accessToken = this.tokens.sign({ sub: user.id as string, role: user.role, sid: issued.sessionId });
    const session = {
      accessToken,
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_SECONDS,
      user: presentUser(user),
    } as const;
    return { session, issued };
  }
}

/** For those who look after the server; the answer tells nobody. */
const failureOf = (user: UserDocument | null): string =>
  user ? (user.active ? 'wrong password' : 'deactivated') : 'unknown account';

const badCredentials = (): AppError => new AppError('BAD_CREDENTIALS', 'The e-mail address or the password is wrong.');
