import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { AdminDeparturesRecord } from './admin-departures.schema';

const ADMINS = { _id: 'admins' };

@Injectable()
export class AdminDeparturesRepository {
  constructor(@InjectModel(AdminDeparturesRecord.name) private readonly records: Model<AdminDeparturesRecord>) {}

  async read(): Promise<Pick<AdminDeparturesRecord, 'version' | 'marks'>> {
    const record = await this.records.findById(ADMINS._id).lean<AdminDeparturesRecord>().exec();
    return record ?? this.begin();
  }

  /** False when somebody else has marked since `version` was read. */
  async mark(version: number, mark: string): Promise<boolean> {
    const { matchedCount } = await this.records.updateOne(
      { ...ADMINS, version },
      { $addToSet: { marks: mark }, $inc: { version: 1 } },
    );
    return matchedCount > 0;
  }

  async unmark(mark: string): Promise<void> {
    await this.records.updateOne(ADMINS, { $pull: { marks: mark } });
  }

  private async begin(): Promise<Pick<AdminDeparturesRecord, 'version' | 'marks'>> {
    const first = { version: 0, marks: [] };
    try {
      await this.records.updateOne(ADMINS, { $setOnInsert: first }, { upsert: true });
    } catch (error) {
      // Somebody else began at the same moment.
      if (!isDuplicateKey(error)) throw error;
    }
    return first;
  }
}
