import { Injectable } from '@nestjs/common';
import { type CreateUserDto, normalizeEmail, type UpdateUserDto, type UserDto } from '@nawala/contracts';
import { Sessions } from '../sessions/sessions';
import type { RequestUser } from '../common/current-user.decorator';
import { AdminDepartures } from './admin-departures';
import { Passwords } from './passwords';
import { presentUser } from './user.presenter';
import type { UserDocument } from './user.schema';
import { OwnPassword, SelfChange, UserBusy, UserNotFound } from './users.errors';
import { type Standing, type UserChange, UsersRepository } from './users.repository';

/** How often a change tries again when others change the user at the same time. */
const MAX_ATTEMPTS = 20;

const isActiveAdmin = ({ role, active }: Pick<Standing, 'role' | 'active'>): boolean => role === 'admin' && active;

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly departures: AdminDepartures,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async list(): Promise<UserDto[]> {
    return (await this.users.list()).map(presentUser);
  }

  async get(id: string): Promise<UserDto> {
    return presentUser(await this.find(id));
  }

  async create(actor: RequestUser | null, { email, name, password, role }: CreateUserDto): Promise<UserDto> {
    const passwordHash = await this.passwords.hash(password);
    const createdBy = actor?.id ?? null;
    return presentUser(await this.users.create({ email: normalizeEmail(email), name, passwordHash, role, createdBy }));
  }

  /** Whoever loses rights, or gets a new password, is signed out everywhere. */
  async update(actor: RequestUser, id: string, { password, email, name, ...rest }: UpdateUserDto): Promise<UserDto> {
    if (actor.id === id && password !== undefined) throw new OwnPassword();
    const change: UserChange = {
      ...rest,
      ...(email !== undefined && { email: normalizeEmail(email) }),
      ...(name !== undefined && { name }),
      ...(password !== undefined && { passwordHash: await this.passwords.hash(password) }),
    };
    const { before, after } = await this.retried(id, async (before) => {
      const wouldBe = { role: rest.role ?? before.role, active: rest.active ?? before.active };
      const write = () => this.users.update(before, change);
      const after = await (isActiveAdmin(wouldBe) ? write() : this.unlessLastAdmin(actor, before, write));
      return after && { before, after };
    });
    if (after.role !== before.role || !after.active) await this.sessions.endAllOf(id, 'account-changed');
    if (password !== undefined) await this.sessions.endAllOf(id, 'password-changed');
    return presentUser(after);
  }

  async remove(actor: RequestUser, id: string): Promise<void> {
    await this.retried(id, async (before) => {
      if (actor.id === id) throw new SelfChange();
      const remove = () => this.users.remove(before);
      return (await this.unlessLastAdmin(actor, before, remove)) || null;
    });
    await this.sessions.endAllOf(id, 'account-changed');
  }

  private async find(id: string): Promise<UserDocument> {
    const user = await this.users.byId(id);
    if (!user) throw new UserNotFound();
    return user;
  }

  /** `attempt` gives null when somebody else changed the user first. */
  private async retried<T>(id: string, attempt: (before: UserDocument) => Promise<T | null>): Promise<T> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
      const done = await attempt(await this.find(id));
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
