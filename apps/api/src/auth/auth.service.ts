import { Injectable, Logger } from '@nestjs/common';
import type { ChangePasswordDto, LoginDto, SessionDto, UserDto } from '@nawala/contracts';
import { AppError, InvalidInput } from '../common/app-error';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { type Account, Accounts } from '../users/accounts';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../access/access-tokens';
import { type ClientInfo, type IssuedSession, Sessions } from '../sessions/sessions';

/** What a sign-in or a refresh hands out: the body, and what the cookie is made of. */
export interface SignedIn {
  session: SessionDto;
  issued: IssuedSession;
}

@Injectable()
export class AuthService {
  private readonly logger = new Logger(AuthService.name);

  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /** Wrong e-mail, wrong password and deactivated are one answer, in like time: none tells who has an account. */
  async login({ email, password }: LoginDto, client: ClientInfo): Promise<SignedIn> {
    const account = await this.accounts.byEmail(email);
    const match = await this.accounts.match(account, password);
    if (match === 'wrong' || !account?.user.active) {
      this.logger.warn({ account: email, address: client.ip, why: failureOf(account) }, 'Sign-in failed');
      throw badCredentials();
    }
    const issued = await this.sessions.start(account.user.id, client);
    const now = this.clock.now();
    if (!(await this.accounts.recordLogin(account, now))) {
      // The password was changed while we compared the old one.
      await this.sessions.end(issued.sessionId, 'password-changed');
      throw badCredentials();
    }
    if (match === 'outdated') await this.accounts.replacePassword(account, password);
    return this.signedIn({ ...account.user, lastLoginAt: now.toISOString() }, issued);
  }

  async refresh(refreshToken: string | undefined, client: ClientInfo): Promise<SignedIn> {
    if (!refreshToken) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    const issued = await this.sessions.rotate(refreshToken, client);
    const account = await this.accounts.byId(issued.userId);
    if (!account?.user.active) {
      await this.sessions.end(issued.sessionId, 'account-changed');
      throw sessionOver();
    }
    return this.signedIn(account.user, issued);
  }

  async logout(refreshToken: string | undefined): Promise<void> {
    if (refreshToken) await this.sessions.endByToken(refreshToken);
  }

  async changePassword({ id, sessionId }: RequestUser, body: ChangePasswordDto, client: ClientInfo): Promise<void> {
    const account = await this.accounts.byId(id);
    if (!account) throw sessionOver();
    const match = await this.accounts.match(account, body.currentPassword);
    if (match === 'wrong')
      this.logger.warn({ account: account.user.email, address: client.ip }, 'Wrong current password for a change');
    const changed = match !== 'wrong' && (await this.accounts.replacePassword(account, body.newPassword));
    if (!changed)
      throw new InvalidInput([
        { path: 'currentPassword', message: 'This is not your current password', code: 'notYourPassword' },
      ]);
    await this.sessions.endAllOf(id, 'password-changed', sessionId);
  }

  private signedIn(user: UserDto, issued: IssuedSession): SignedIn {
    const accessToken = this.tokens.sign({ sub: user.id, role: user.role, sid: issued.sessionId });
    return { session: { accessToken, tokenType: 'Bearer', expiresIn: ACCESS_TOKEN_SECONDS, user }, issued };
  }
}

/** For those who look after the server; the answer tells nobody. */
const failureOf = (account: Account | undefined): string =>
  account ? (account.user.active ? 'wrong password' : 'deactivated') : 'unknown account';

const badCredentials = (): AppError => new AppError('BAD_CREDENTIALS', 'The e-mail address or the password is wrong.');

const sessionOver = (): AppError => new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.');
