import { Injectable, Logger } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { GroupCommit } from '../common/group-commit';
import { DomainChangeMark } from './domain-changes.schema';

export type ChangeMark = Pick<DomainChangeMark, 'edits' | 'verdicts'>;

/** Marks of verdicts that change one after another are moved once in so long, in milliseconds. */
const REST_MS = 100;

/**
 * Tells all instances that what they counted of a brand holds no longer. Marked after the write: whoever reads the mark
 * before counting either counts the write or finds the mark moved the next time. Recording a verdict does not wait for
 * its mark; whoever asks here does.
 */
@Injectable()
export class DomainChanges {
  private readonly logger = new Logger(DomainChanges.name);
  private readonly verdicts = new GroupCommit<Types.ObjectId, never>((brands) => this.mark(brands, 'verdicts'), {
    maxBatch: 10_000,
    restMs: REST_MS,
  });

  constructor(@InjectModel(DomainChangeMark.name) private readonly changes: Model<DomainChangeMark>) {}

  /** By brand id; a brand nobody changed anything of has no entry. */
  async marks(): Promise<Map<string, ChangeMark>> {
    await this.verdicts.settled();
    const marks = await this.changes.find().lean<DomainChangeMark[]>().exec();
    return new Map(marks.map(({ _id, edits, verdicts }) => [_id.toHexString(), { edits, verdicts }]));
  }

  async edited(brands: readonly Types.ObjectId[]): Promise<void> {
    await this.mark(brands, 'edits');
  }

  verdictsChanged(brands: readonly Types.ObjectId[]): void {
    if (brands.length > 0) void this.verdicts.add(brands);
  }

  /** Settles when nothing is under way any more. */
  settled(): Promise<void> {
    return this.verdicts.idle();
  }

  /** Never fails: the write it follows is done, and counts that miss a mark are made anew after a while. */
  private async mark(brands: readonly Types.ObjectId[], what: keyof ChangeMark): Promise<[]> {
    const each = new Map(brands.map((brand) => [brand.toHexString(), brand]));
    if (each.size === 0) return [];
    try {
      await this.changes.bulkWrite(
        [...each.values()].map((_id) => ({
          updateOne: { filter: { _id }, update: { $inc: { [what]: 1 } }, upsert: true },
        })),
        { ordered: false },
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'A change could not be marked; counts show it a little later');
    }
    return [];
  }
}
