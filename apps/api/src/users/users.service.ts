import { Injectable } from '@nestjs/common';
import { type CreateUserDto, normalizeEmail, type UpdateUserDto } from '@nawala/contracts';
import { Passwords } from '../auth/passwords';
import { Sessions } from '../auth/sessions/sessions';
import type { RequestUser } from '../common/current-user.decorator';
import { AdminRosterRepository } from './admin-roster.repository';
import type { UserDocument } from './user.schema';
import { LastAdmin, OwnPassword, SelfChange, UserNotFound } from './users.errors';
import { type Standing, UsersRepository } from './users.repository';

const isActiveAdmin = ({ role, active }: Standing): boolean => role === 'admin' && active;

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly roster: AdminRosterRepository,
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
    const user = await this.users.create({
      email: normalizeEmail(email),
      name,
      passwordHash,
      role,
      createdBy: actor?.id ?? null,
    });
    if (isActiveAdmin(user)) await this.roster.enter(user._id);
    return user;
  }

  /** Whoever loses rights, or gets a new password, is signed out everywhere. */
  async change(
    actor: RequestUser,
    id: string,
    { password, email, name, ...change }: UpdateUserDto,
  ): Promise<UserDocument> {
    if (actor.id === id && password !== undefined) throw new OwnPassword();
    const before = await this.get(id);
    const wouldBe = { role: change.role ?? before.role, active: change.active ?? before.active };
    const passwordHash = password === undefined ? undefined : await this.passwords.hash(password);
    const stepsDown = isActiveAdmin(before) && !isActiveAdmin(wouldBe);
    if (stepsDown) await this.refuseToLose(actor, before);
    const write = this.users.change(id, {
      ...change,
      ...(email !== undefined && { email: normalizeEmail(email) }),
      ...(name !== undefined && { name }),
      ...(passwordHash !== undefined && { passwordHash }),
    });
    const user = await (stepsDown ? this.orStay(before, write) : write);
    if (!user) throw new UserNotFound();
    if (isActiveAdmin(user)) await this.roster.enter(user._id);
    if (wouldBe.role !== before.role || !wouldBe.active) await this.sessions.endAllOf(id, 'account-changed');
    if (password !== undefined) await this.sessions.endAllOf(id, 'password-changed');
    return user;
  }

  async remove(actor: RequestUser, id: string): Promise<void> {
    const user = await this.get(id);
    if (actor.id === id) throw new SelfChange();
    if (isActiveAdmin(user)) await this.refuseToLose(actor, user);
    await this.users.remove(id);
    await this.sessions.endAllOf(id, 'account-changed');
  }

  recordLogin(user: UserDocument, at: Date): Promise<boolean> {
    return this.users.recordLogin(user, at);
  }

  replacePassword(user: UserDocument, passwordHash: string): Promise<boolean> {
    return this.users.replacePassword(user, passwordHash);
  }

  /** The step down that did not happen, for instance because the new e-mail address is taken. */
  private async orStay<T>(admin: UserDocument, write: Promise<T>): Promise<T> {
    return write.catch(async (error: unknown) => {
      await this.roster.enter(admin._id);
      throw error;
    });
  }

  private async refuseToLose(actor: RequestUser, admin: UserDocument): Promise<void> {
    if (actor.id === admin.id) throw new SelfChange();
    if (!(await this.roster.leave(admin._id))) throw new LastAdmin();
  }
}
