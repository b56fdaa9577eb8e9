import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../common/duplicate-key';
import { LeaseRecord } from './lease.schema';

const LEASE = 'alerts';

@Injectable()
export class LeaseRepository {
  constructor(@InjectModel(LeaseRecord.name) private readonly leases: Model<LeaseRecord>) {}

  read(): Promise<LeaseRecord | null> {
    return this.leases.findById(LEASE).lean<LeaseRecord>().exec();
  }

  /** The very first. False when another was first. */
  async create(holder: string): Promise<boolean> {
    try {
      await this.leases.collection.insertOne({ _id: LEASE, holder, term: 1, beat: 0 } as never);
      return true;
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return false;
      throw error;
    }
  }

  /** As it was seen; false when it has moved since. */
  async take({ term, beat, holder: before }: LeaseRecord, holder: string): Promise<boolean> {
    const { modifiedCount } = await this.leases.updateOne(
      { _id: LEASE, holder: before, term, beat },
      { $set: { holder, term: term + 1, beat: 0 } },
    );
    return modifiedCount > 0;
  }

  /** False when it is another's by now. */
  async beat(holder: string, term: number): Promise<boolean> {
    const { modifiedCount } = await this.leases.updateOne({ _id: LEASE, holder, term }, { $inc: { beat: 1 } });
    return modifiedCount > 0;
  }

  async giveBack(holder: string, term: number): Promise<void> {
    await this.leases.updateOne({ _id: LEASE, holder, term }, { $set: { holder: null } });
  }
}
