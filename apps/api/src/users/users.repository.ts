import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { User, type UserDocument } from './user.schema';
import { EmailTaken } from './users.errors';

export type NewUser = Pick<User, 'email' | 'name' | 'passwordHash' | 'role'> & { createdBy: string | null };
/** Who a user is and what they may do at this moment. */
export type Standing = Pick<User, 'name' | 'role' | 'active'>;

export type UserChange = Partial<Pick<User, 'email' | 'name' | 'passwordHash' | 'role' | 'active'>>;

const STANDING = { name: 1, role: 1, active: 1 } as const;

const asRead = ({ _id, version }: UserDocument) => ({ _id, version: version ?? (null as unknown as undefined) });

@Injectable()
export class UsersRepository {
  constructor(@InjectModel(User.name) private readonly users: Model<User>) {}

  list(): Promise<UserDocument[]> {
    return this.users.find().sort({ name: 1, _id: 1 }).exec();
  }

  byId(id: string): Promise<UserDocument | null> {
    return this.users.findById(id).exec();
  }

  byEmail(email: string): Promise<UserDocument | null> {
    return this.users.findOne({ email }).exec();
  }

  /** What every request asks: only what it needs, without making a document of it. */
  standingOf(id: string): Promise<Standing | null> {
    return this.users.findById(id, STANDING).lean<Standing>().exec();
  }

  /** By id; those who are gone are missing. */
  async standingsOf(ids: readonly string[]): Promise<Map<string, Standing>> {
    const users = await this.users
      .find({ _id: { $in: ids } }, STANDING)
      .lean()
      .exec();
    return new Map(users.map(({ _id, name, role, active }) => [_id.toHexString(), { name, role, active }]));
  }

  async isEmpty(): Promise<boolean> {
    return (await this.users.findOne({}, { _id: 1 }).lean().exec()) === null;
  }

  async activeAdminIds(): Promise<Types.ObjectId[]> {
    const admins = await this.users.find({ role: 'admin', active: true }, { _id: 1 }).lean().exec();
    return admins.map(({ _id }) => _id);
  }

  oldestActiveAdmin(): Promise<Pick<User, 'email'> | null> {
    return this.users
      .findOne({ role: 'admin', active: true }, { email: 1 })
      .sort({ _id: 1 })
      .lean<Pick<User, 'email'>>()
      .exec();
  }

  async create({ createdBy, ...user }: NewUser): Promise<UserDocument> {
    return this.refusingTaken(user.email, () => this.users.create({ ...user, createdBy, active: true }));
  }

  /** Null when the user is gone, or was changed by somebody else since it was read. */
  async update(before: UserDocument, change: UserChange): Promise<UserDocument | null> {
    return this.refusingTaken(change.email ?? '', () =>
      this.users
        .findOneAndUpdate(asRead(before), { $set: change, $inc: { version: 1 } }, { returnDocument: 'after' })
        .exec(),
    );
  }

  /** Whoever has read the user before can change them no more. */
  async raiseVersion(id: string): Promise<void> {
    await this.users.updateOne({ _id: id }, { $inc: { version: 1 } }, { timestamps: false });
  }

  /** False when the account has another password by now, or is not active. */
  async recordLogin(id: string, passwordHash: string, at: Date): Promise<boolean> {
    const { matchedCount } = await this.users.updateOne(
      { _id: id, passwordHash, active: true },
      { $set: { lastLoginAt: at } },
      { timestamps: false },
    );
    return matchedCount > 0;
  }

  async replacePassword(id: string, before: string, passwordHash: string): Promise<boolean> {
    const { matchedCount } = await this.users.updateOne({ _id: id, passwordHash: before }, { $set: { passwordHash } });
    return matchedCount > 0;
  }

  /** False when the user is gone, or was changed by somebody else since it was read. */
  async remove(before: UserDocument): Promise<boolean> {
    const { deletedCount } = await this.users.deleteOne(asRead(before));
    return deletedCount > 0;
  }

  private async refusingTaken<T>(email: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (isDuplicateKey(error, 'email')) throw new EmailTaken(email);
      throw error;
    }
  }
}
