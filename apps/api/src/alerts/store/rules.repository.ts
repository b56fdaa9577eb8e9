import { Injectable } from '@nestjs/common';
import type { CreateRuleDto } from '@nawala/contracts';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { AlertRule } from './rule.schema';

@Injectable()
export class RulesRepository {
  constructor(@InjectModel(AlertRule.name) private readonly rules: Model<AlertRule>) {}

  list(): Promise<AlertRule[]> {
    return this.rules.find().sort({ name: 1, _id: 1 }).lean<AlertRule[]>().exec();
  }

  byId(id: string): Promise<AlertRule | null> {
    return this.rules.findById(id).lean<AlertRule>().exec();
  }

  count(filter: { enabled?: boolean } = {}): Promise<number> {
    return this.rules.countDocuments(filter).exec();
  }

  async create(fields: CreateRuleDto, since: Date, createdBy: string): Promise<AlertRule> {
    const created = await this.rules.create({ ...fields, since, version: 0, createdBy: new Types.ObjectId(createdBy) });
    return created.toObject();
  }

  /** Null when it is gone, or was changed by another since it was read. */
  update({ _id, version }: AlertRule, change: CreateRuleDto & { since: Date }): Promise<AlertRule | null> {
    return this.rules
      .findOneAndUpdate({ _id, version }, { $set: { ...change, version: version + 1 } }, { returnDocument: 'after' })
      .lean<AlertRule>()
      .exec();
  }

  async remove(id: string): Promise<boolean> {
    return (await this.rules.deleteOne({ _id: id })).deletedCount > 0;
  }
}
