import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { JobKind } from '@nawala/contracts';
import { type Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { ACTIVE_PHASES, undoing } from './job-state';
import { type JobPhase, JobRecord } from './job.schema';

/** Every write is conditional on what was read: two instances on one job agree without a lock. */
@Injectable()
export class JobsRepository {
  constructor(@InjectModel(JobRecord.name) private readonly jobs: Model<JobRecord>) {}

  async create(job: JobRecord): Promise<JobRecord> {
    return (await this.jobs.create(job)).toObject();
  }

  /** In one of so many places of its owner's. Null when all are taken. */
  async createIn(places: number, job: JobRecord): Promise<JobRecord | null> {
    for (let no = 1; no <= places; no++) {
      try {
        return await this.create({ ...job, place: `${job.owner.id}:${no}` });
      } catch (error) {
        if (!isDuplicateKey(error, 'place')) throw error;
      }
    }
    return null;
  }

  /** The phases of all jobs of this owner with more rows, that are kept still. */
  async phasesOf(owner: string, rows: number): Promise<JobPhase[]> {
    const found = await this.jobs
      .find({ 'owner.id': owner, total: { $gt: rows } }, { phase: 1 })
      .lean<Pick<JobRecord, 'phase'>[]>()
      .exec();
    return found.map(({ phase }) => phase);
  }

  byId(id: string): Promise<JobRecord | null> {
    return this.jobs.findById(id).lean<JobRecord>().exec();
  }

  /** For which there is something to do now, whoever is at it; those that wait longest come first. */
  due(kinds: readonly JobKind[], now: Date, limit: number): Promise<JobRecord[]> {
    return this.jobs
      .find({
        phase: { $in: [...ACTIVE_PHASES] },
        readyAt: { $lt: new Date(now.getTime() + 1) },
        kind: { $in: [...kinds] },
      })
      .sort({ readyAt: 1 })
      .limit(limit)
      .lean<JobRecord[]>()
      .exec();
  }

  /** Null when it is not as it was seen any more. */
  take({ _id, phase, holder, beat }: JobRecord, by: string): Promise<JobRecord | null> {
    return this.changed({ _id, phase, holder, beat }, { holder: by });
  }

  /** Null when it is another's by now. Other writes than the holder's (`cancel`) are in what comes back. */
  save({ _id, phase, holder }: JobRecord, change: Partial<JobRecord>): Promise<JobRecord | null> {
    return this.changed({ _id, phase, holder }, change);
  }

  async beat(ids: readonly Types.ObjectId[], holder: string): Promise<void> {
    await this.jobs.updateMany({ _id: { $in: [...ids] }, holder }, { $inc: { beat: 1 } });
  }

  async remembers(_id: Types.ObjectId): Promise<void> {
    await this.jobs.updateOne({ _id }, { $set: { remembers: true } });
  }

  /** So that others need not wait until its beat stands still. */
  async giveBack(ids: readonly Types.ObjectId[], holder: string): Promise<void> {
    await this.jobs.updateMany({ _id: { $in: [...ids] }, holder }, { $set: { holder: null } });
  }

  /** Null when its work has ended, or never was. */
  cancel(id: string): Promise<JobRecord | null> {
    return this.changed({ _id: new Types.ObjectId(id), phase: 'work' }, { cancelling: true });
  }

  /** Null when it cannot be undone: not yet, or no longer. */
  beginUndo(id: string, holder: string, now: Date): Promise<JobRecord | null> {
    const filter = { _id: new Types.ObjectId(id), phase: 'undoable' as const, undoUntil: { $gt: now } };
    return this.changed(filter, { ...undoing(now), holder });
  }

  private changed(filter: object, change: Partial<JobRecord>): Promise<JobRecord | null> {
    return this.jobs
      .findOneAndUpdate(
        filter,
        // Whatever comes after its work, it leaves its place to the next.
        { $set: change, $inc: { beat: 1 }, ...(change.phase && { $unset: { place: '' } }) },
        { returnDocument: 'after' },
      )
      .lean<JobRecord>()
      .exec();
  }
}
