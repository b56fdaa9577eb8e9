import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { SecretCheck } from './secret-check.schema';

const ONE = 'secrets';

@Injectable()
export class SecretCheckRepository {
  constructor(@InjectModel(SecretCheck.name) private readonly checks: Model<SecretCheck>) {}

  async read(): Promise<string | undefined> {
    return (await this.checks.findById(ONE).lean<SecretCheck>().exec())?.check;
  }

  /** What stands there afterwards: ours, or that of whoever was first. */
  async keep(check: string): Promise<string> {
    const kept = await this.checks
      .findOneAndUpdate({ _id: ONE }, { $setOnInsert: { check } }, { upsert: true, returnDocument: 'after' })
      .lean<SecretCheck>()
      .exec();
    return kept?.check ?? check;
  }

  async replace(before: string, check: string): Promise<void> {
    await this.checks.updateOne({ _id: ONE, check: before }, { $set: { check } });
  }
}
