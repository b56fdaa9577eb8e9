import { Injectable } from '@nestjs/common';
import { type CreateUserDto, normalizeEmail, type UpdateUserDto } from '@nawala/contracts';
import { Passwords } from '../auth/passwords';
import { Sessions } from '../auth/sessions/sessions';
import type { RequestUser } from '../common/current-user.decorator';
import { AdminDepartures } from './admin-departures';
import type { UserDocument } from './user.schema';
import { OwnPassword, SelfChange, UserBusy, UserNotFound } from './users.errors';
import { type Standing, type UserChange, UsersRepository } from './users.repository';

/** How often a change tries again when others change the user at the same time. */
const MAX_ATTEMPTS = 20;

const isActiveAdmin = ({ role, active }: Standing): boolean => role === 'admin' && active;

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly departures: AdminDepartures,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  list(): Promise<UserDocument[]> {
    return this.users.list();
  }

  find(id: string): Promise<UserDocument | null> {
    return this.users.byId(id);
  }

  findByEmail(email: string): Promise<UserDocument | null> {
    return this.users.byEmail(normalizeEmail(email));
  }

  standingOf(id: string): Promise<Standing | null> {
    return this.users.standingOf(id);
  }

  standingsOf(ids: readonly string[]): Promise<Map<string, Standing>> {
    return this.users.standingsOf(ids);
  }

  async get(id: string): Promise<UserDocument> {
    const user = await this.users.byId(id);
    if (!user) throw new UserNotFound();
    return user;
  }

  async create(actor: RequestUser | null, { email, name, password, role }: CreateUserDto): Promise<UserDocument> {
    const passwordHash = await this.passwords.hash(password);
    return this.users.create({
      email: normalizeEmail(email),
      name,
      passwordHash,
      role,
      createdBy: actor?.id ?? null,
    });
  }

  /** Whoever loses rights, or gets a new password, is signed out everywhere. */
  async change(
    actor: RequestUser,
    id: string,
    { password, email, name, ...change }: UpdateUserDto,
  ): Promise<UserDocument> {
    if (actor.id === id && password !== undefined) throw new OwnPassword();
    const whole: UserChange = {
      ...change,
      ...(email !== undefined && { email: normalizeEmail(email) }),
      ...(name !== undefined && { name }),
      ...(password !== undefined && { passwordHash: await this.passwords.hash(password) }),
    };
    const { before, after } = await this.untilFirst(id, async (before) => {
      const wouldBe = { role: change.role ?? before.role, active: change.active ?? before.active };
      const write = () => this.users.change(before, whole);
      const after = await (isActiveAdmin(wouldBe) ? write() : this.unlessLastAdmin(actor, before, write));
      return after && { before, after };
    });
    if (after.role !== before.role || !after.active) await this.sessions.endAllOf(id, 'account-changed');
    if (password !== undefined) await this.sessions.endAllOf(id, 'password-changed');
    return after;
  }

  async remove(actor: RequestUser, id: string): Promise<void> {
    await this.untilFirst(id, async (before) => {
      if (actor.id === id) throw new SelfChange();
      const remove = () => this.users.remove(before);
      return (await this.unlessLastAdmin(actor, before, remove)) || null;
    });
    await this.sessions.endAllOf(id, 'account-changed');
  }

  recordLogin(user: UserDocument, at: Date): Promise<boolean> {
    return this.users.recordLogin(user, at);
  }

  replacePassword(user: UserDocument, passwordHash: string): Promise<boolean> {
    return this.users.replacePassword(user, passwordHash);
  }

  /** `attempt` gives null when somebody else changed the user first. */
  private async untilFirst<T>(id: string, attempt: (before: UserDocument) => Promise<T | null>): Promise<T> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
      const done = await attempt(await this.get(id));
      if (done !== null) return done;
    }
    throw new UserBusy();
  }

  /** A write after which the user is no active admin. */
  private unlessLastAdmin<T>(actor: RequestUser, user: UserDocument, write: () => Promise<T>): Promise<T> {
    if (!isActiveAdmin(user)) return write();
    if (actor.id === user.id) throw new SelfChange();
    return this.departures.of(user._id, write);
  }
}
