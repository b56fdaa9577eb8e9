import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import type { MeasuredTarget } from '../events/target-measured.event';
import { pairKey } from './check-pairs';
import { CheckAnswer, CheckRecord } from './check.schema';

@Injectable()
export class ChecksRepository {
  constructor(
    @InjectModel(CheckRecord.name) private readonly checks: Model<CheckRecord>,
    @InjectModel(CheckAnswer.name) private readonly answers: Model<CheckAnswer>,
  ) {}

  async add(check: CheckRecord): Promise<void> {
    await this.checks.insertMany([check]);
  }

  byId(id: string): Promise<CheckRecord | null> {
    return this.checks
      .findOne({ _id: new Types.ObjectId(id) })
      .lean<CheckRecord>()
      .exec();
  }

  async stop(id: string): Promise<void> {
    await this.checks.updateOne({ _id: new Types.ObjectId(id) }, { $set: { stopped: true } });
  }

  async answer(check: CheckRecord, result: MeasuredTarget): Promise<void> {
    const id = check._id.toHexString();
    const _id = `${id} ${pairKey(result)}`;
    await this.answers.updateOne(
      { _id },
      { $set: { check: id, result, expiresAt: check.expiresAt } },
      { upsert: true },
    );
  }

  async answersOf(id: string): Promise<MeasuredTarget[]> {
    const found = await this.answers.find({ check: id }).sort({ _id: 1 }).lean<CheckAnswer[]>().exec();
    return found.map(({ result }) => result);
  }
}
