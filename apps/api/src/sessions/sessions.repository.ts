import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Session, type SessionDocument } from './session.schema';

export type NewSession = Pick<Session, 'tokenHash' | 'family' | 'startedAt' | 'expiresAt' | 'userAgent' | 'ip'> & {
  user: string;
};

@Injectable()
export class SessionsRepository {
  constructor(@InjectModel(Session.name) private readonly sessions: Model<Session>) {}

  async add(session: NewSession): Promise<void> {
    await this.sessions.create(session);
  }

  byToken(tokenHash: string): Promise<SessionDocument | null> {
    return this.sessions.findOne({ tokenHash }).exec();
  }

  /** One atomic step: of two requests with one token, one gets true. */
  async retire(tokenHash: string, at: Date): Promise<boolean> {
    const retired = await this.sessions
      .findOneAndUpdate({ tokenHash, rotatedAt: null, expiresAt: { $gt: at } }, { $set: { rotatedAt: at } })
      .exec();
    return retired !== null;
  }

  async isAlive(family: string, user: string, at: Date): Promise<boolean> {
    const alive = await this.sessions
      .findOne({ family, user, rotatedAt: null, expiresAt: { $gt: at } }, { _id: 1 })
      .lean()
      .exec();
    return alive !== null;
  }

  /** Which of these sessions (families) are alive, asked for all at once. */
  async aliveOf(families: readonly string[], at: Date): Promise<string[]> {
    const alive = await this.sessions
      .find({ family: { $in: families }, rotatedAt: null, expiresAt: { $gt: at } }, { family: 1 })
      .lean()
      .exec();
    return alive.map(({ family }) => family);
  }

  async endFamily(family: string): Promise<boolean> {
    const { deletedCount } = await this.sessions.deleteMany({ family });
    return deletedCount > 0;
  }

  /** The ids of the sessions that were ended. */
  async endAllOf(user: string, except?: string): Promise<string[]> {
    const theirs = except === undefined ? { user } : { user, family: { $ne: except } };
    const families = await this.sessions.find(theirs, { family: 1 }).lean().exec();
    await this.sessions.deleteMany(theirs);
    return [...new Set(families.map(({ family }) => family))];
  }
}
