import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type mongo, Types } from 'mongoose';
import { writeErrorsOf } from '../../database/write-errors';
import type { Domain } from '../domain.schema';
import { UndoPending } from '../domains.errors';
import { DeletedDomain } from './deleted-domain.schema';

/** Domains that are out of every list, and can still be brought back (docs/adr/0016). */
@Injectable()
export class DeletedDomains {
  private readonly deleted: mongo.Collection<DeletedDomain>;

  constructor(@InjectModel(DeletedDomain.name) deleted: Model<DeletedDomain>) {
    this.deleted = deleted.collection as unknown as mongo.Collection<DeletedDomain>;
  }

  /**
   * To be asked within `BrandsService.addingDomain`: a deletion waits for whoever began that before it, so that a name is
   * free until it is written, or held.
   *
   * @throws UndoPending when a domain of this name was deleted, and may come back
   */
  async refusePending(domain: string): Promise<void> {
    if ((await this.pending([domain])).size > 0) throw new UndoPending(domain);
  }

  /** Those among the names that a deleted domain still holds. */
  async pending(names: readonly string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set();
    const found = await this.deleted.find({ domain: { $in: [...names] } }, { projection: { domain: 1 } }).toArray();
    return new Set(found.map(({ domain }) => domain));
  }

  /** As they were, by their ids. */
  async documents(ids: readonly Types.ObjectId[]): Promise<Domain[]> {
    if (ids.length === 0) return [];
    return (await this.deleted.find({ _id: { $in: [...ids] } }).toArray()).map(({ document }) => document);
  }

  of(job: string, ids: readonly string[]): Promise<DeletedDomain[]> {
    const _id = { $in: ids.map((id) => new Types.ObjectId(id)) };
    return this.deleted.find({ _id, job: new Types.ObjectId(job) }).toArray();
  }

  /** In place of what stands there of the same domains. Gives the ids (hex) of those whose name another still holds. */
  async put(domains: readonly DeletedDomain[]): Promise<Set<string>> {
    if (domains.length === 0) return new Set();
    const puts = domains.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $set: rest }, upsert: true },
    }));
    try {
      await this.deleted.bulkWrite(puts, { ordered: false });
      return new Set();
    } catch (error) {
      const refused = writeErrorsOf(error, puts.length);
      if (!refused) throw error;
      return new Set([...refused.keys()].map((index) => domains[index]!._id.toHexString()));
    }
  }

  async remove(job: string, ids: readonly Types.ObjectId[]): Promise<void> {
    if (ids.length > 0) await this.deleted.deleteMany({ _id: { $in: [...ids] }, job: new Types.ObjectId(job) });
  }
}
