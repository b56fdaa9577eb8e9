import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { AdminRoster } from './admin-roster.schema';

const ROSTER = { _id: 'admins' };

@Injectable()
export class AdminRosterRepository {
  constructor(@InjectModel(AdminRoster.name) private readonly rosters: Model<AdminRoster>) {}

  /** Call after the user became an active admin: a crash in between errs towards "last admin", never towards none. */
  async enter(id: Types.ObjectId): Promise<void> {
    await this.upsert({ $addToSet: { admins: id } });
  }

  /** Call before the user stops being an active admin. False, and nothing done, when nobody else would be left. */
  async leave(id: Types.ObjectId): Promise<boolean> {
    const { matchedCount } = await this.rosters.updateOne(
      { ...ROSTER, admins: { $elemMatch: { $ne: id } } },
      { $pull: { admins: id } },
    );
    return matchedCount > 0;
  }

  /** At start-up: what a crash between the two writes left behind. */
  async align(admins: readonly Types.ObjectId[]): Promise<void> {
    await this.upsert({ $set: { admins } });
  }

  private async upsert(change: { $addToSet: object } | { $set: object }): Promise<void> {
    const write = () => this.rosters.updateOne(ROSTER, change, { upsert: true });
    // Two first upserts at once: one of them inserts, the other may be told that the id is taken.
    await write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return write();
    });
  }
}
