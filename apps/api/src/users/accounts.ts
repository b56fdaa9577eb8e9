import { Injectable } from '@nestjs/common';
import { normalizeEmail, type UserDto } from '@nawala/contracts';
import { type PasswordMatch, Passwords } from './passwords';
import { presentUser } from './user.presenter';
import type { UserDocument } from './user.schema';
import { type Standing, UsersRepository } from './users.repository';

/** A user as signing in sees them: a later step fails if the password is no longer the one that was read. */
export interface Account {
  user: UserDto;
  passwordHash: string;
}

const accountOf = (user: UserDocument): Account => ({ user: presentUser(user), passwordHash: user.passwordHash });

/** What signing in asks about users, and what it writes. */
@Injectable()
export class Accounts {
  constructor(
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
  ) {}

  async byEmail(email: string): Promise<Account | undefined> {
    const user = await this.users.byEmail(normalizeEmail(email));
    return user ? accountOf(user) : undefined;
  }

  async byId(id: string): Promise<Account | undefined> {
    const user = await this.users.byId(id);
    return user ? accountOf(user) : undefined;
  }

  /** Takes as long where there is no account. */
  match(account: Account | undefined, password: string): Promise<PasswordMatch> {
    return this.passwords.match(password, account?.passwordHash);
  }

  /** False when the password, or the account, changed since it was read: then there was no sign-in. */
  recordLogin({ user, passwordHash }: Account, at: Date): Promise<boolean> {
    return this.users.recordLogin(user.id, passwordHash, at);
  }

  /** False when the password changed since the account was read. */
  async replacePassword({ user, passwordHash }: Account, password: string): Promise<boolean> {
    return this.users.replacePassword(user.id, passwordHash, await this.passwords.hash(password));
  }

  standingOf(id: string): Promise<Standing | null> {
    return this.users.standingOf(id);
  }

  standingsOf(ids: readonly string[]): Promise<Map<string, Standing>> {
    return this.users.standingsOf(ids);
  }
}
