import { Injectable } from '@nestjs/common';
import { nameKey } from '@nawala/contracts';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from '../common/duplicate-key';
import { CheckerKey, type FormerSecret } from './key.schema';
import { KeyVersion } from './key-version.schema';
import { KeyTaken } from './keys.errors';
import type { KeptSecret } from './secret';

const ONE = 'keys';
const NEVER = new Date(0);
const SEEN_EVERY_MS = 60_000;

export type KeyFields = Pick<CheckerKey, 'name' | 'scopes' | 'vantages' | 'expiresAt'>;
export type NewKey = KeyFields & KeptSecret & Pick<CheckerKey, 'createdBy' | 'createdAt'>;

const taking = ({ name }: { name?: string }) => (name === undefined ? {} : { takenName: nameKey(name) });

/** Every change of a key is followed by another version, so that all instances learn of it, whatever messages are lost. */
@Injectable()
export class KeysRepository {
  constructor(
    @InjectModel(CheckerKey.name) private readonly keys: Model<CheckerKey>,
    @InjectModel(KeyVersion.name) private readonly versions: Model<KeyVersion>,
  ) {}

  list(): Promise<CheckerKey[]> {
    return this.keys.find().sort({ name: 1 }).lean<CheckerKey[]>().exec();
  }

  byId(id: string): Promise<CheckerKey | null> {
    return this.keys.findById(id).lean<CheckerKey>().exec();
  }

  byName(name: string): Promise<CheckerKey | null> {
    return this.keys.findOne(taking({ name })).lean<CheckerKey>().exec();
  }

  /** Expired ones too: their end may still be moved. */
  unrevoked(): Promise<CheckerKey[]> {
    return this.keys.find({ revokedAt: null }).lean<CheckerKey[]>().exec();
  }

  countUnrevoked(): Promise<number> {
    return this.keys.countDocuments({ revokedAt: null }).exec();
  }

  async create(key: NewKey): Promise<CheckerKey> {
    const created = await named(key, () => this.keys.create({ ...key, ...taking(key), lastSeenAt: NEVER }));
    await this.moveOn();
    return created.toObject();
  }

  /** Of one whose secret nobody was told. */
  async takeBack(_id: CheckerKey['_id']): Promise<void> {
    await this.keys.deleteOne({ _id });
    await this.moveOn();
  }

  /** Null when it is gone or revoked. */
  async update(id: string, change: Partial<KeyFields>): Promise<CheckerKey | null> {
    const changed = await named(change, () =>
      this.keys
        .findOneAndUpdate(
          { _id: id, revokedAt: null },
          { $set: { ...change, ...taking(change) } },
          { returnDocument: 'after' },
        )
        .lean<CheckerKey>()
        .exec(),
    );
    if (changed) await this.moveOn();
    return changed;
  }

  /** Null when it was revoked or rotated since it was read. */
  async rotate({ _id, hash }: CheckerKey, next: KeptSecret, former: FormerSecret | null): Promise<CheckerKey | null> {
    const rotated = await this.keys
      .findOneAndUpdate({ _id, hash, revokedAt: null }, { $set: { ...next, former } }, { returnDocument: 'after' })
      .lean<CheckerKey>()
      .exec();
    if (rotated) await this.moveOn();
    return rotated;
  }

  /** Once more does no harm: the first time, the others may not have been told. */
  async revoke(id: string, revokedAt: Date): Promise<void> {
    await this.keys.updateOne(
      { _id: id, revokedAt: null },
      { $set: { revokedAt, former: null }, $unset: { takenName: 1 } },
    );
    await this.moveOn();
  }

  /** However many instances see it, once a minute. */
  async seen(id: string, at: Date): Promise<void> {
    const minuteAgo = new Date(at.getTime() - SEEN_EVERY_MS);
    await this.keys.updateOne({ _id: id, lastSeenAt: { $lt: minuteAgo } }, { $set: { lastSeenAt: at } });
  }

  async version(): Promise<string> {
    return (await this.versions.findById(ONE).lean<KeyVersion>().exec())?.epoch ?? '';
  }

  private async moveOn(): Promise<void> {
    const epoch = randomBytes(9).toString('base64url');
    try {
      await this.versions.updateOne({ _id: ONE }, { $set: { epoch } }, { upsert: true });
    } catch (error) {
      // The very first change, on two instances at once.
      if (!isDuplicateKey(error)) throw error;
      await this.versions.updateOne({ _id: ONE }, { $set: { epoch } });
    }
  }
}

async function named<T>({ name = '' }: { name?: string }, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicateKey(error, 'takenName') ? new KeyTaken(name) : error;
  }
}
