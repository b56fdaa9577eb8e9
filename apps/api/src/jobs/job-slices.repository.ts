import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { JobFailureDto } from '@nawala/contracts';
import type { Model, Types } from 'mongoose';
import { nextTurn } from '../common/next-turn';
import { slicesOf } from '../common/slices';
import { JobSliceRecord } from './job-slice.schema';

/** Slices that are stored at once. */
const AT_ONCE = 3;

@Injectable()
export class JobSlicesRepository {
  /** Of a job's rows that are done before anything else has its turn. */
  readonly rows = 200;

  constructor(@InjectModel(JobSliceRecord.name) private readonly slices: Model<JobSliceRecord>) {}

  /** Gives how many there are. Before the job is there, so that there is none without its rows. */
  async create(job: Types.ObjectId, items: readonly unknown[], expiresAt: Date): Promise<number> {
    const all = slicesOf(items, this.rows).map((some, no) => ({ job, no, items: [...some], failed: [], expiresAt }));
    for (const some of slicesOf(all, AT_ONCE)) {
      await this.slices.collection.insertMany([...some] as never[]);
      await nextTurn();
    }
    return all.length;
  }

  async remove(job: Types.ObjectId): Promise<void> {
    await this.slices.deleteMany({ job });
  }

  async get(job: Types.ObjectId, no: number): Promise<JobSliceRecord> {
    const slice = await this.slices.findOne({ job, no }).lean<JobSliceRecord>().exec();
    if (!slice) throw new Error(`Slice ${no} of job ${job.toHexString()} is missing`);
    return slice;
  }

  async remember({ job, no }: JobSliceRecord, memory: unknown): Promise<void> {
    await this.slices.updateOne({ job, no }, { $set: { memory } });
  }

  async setFailed({ job, no }: JobSliceRecord, failed: readonly JobFailureDto[]): Promise<void> {
    await this.slices.updateOne({ job, no }, { $set: { failed: [...failed] } });
  }

  async failedIn(job: Types.ObjectId, numbers: readonly number[]): Promise<JobFailureDto[]> {
    if (numbers.length === 0) return [];
    const found = await this.slices
      .find({ job, no: { $in: [...numbers] } }, { failed: 1 })
      .sort({ no: 1 })
      .lean<Pick<JobSliceRecord, 'failed'>[]>()
      .exec();
    return found.flatMap(({ failed }) => failed);
  }
}
