import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type mongo, Types } from 'mongoose';
import { writeErrorsOf } from '../../database/write-errors';
import { Domain } from '../domain.schema';

/** One domain as it was read, and what is written into it. */
export interface ManyWrite {
  before: Domain;
  set: Partial<Domain> & Pick<Domain, 'updatedAt' | 'updatedBy'>;
}

const isFrom = (one: Pick<Domain, 'updatedAt' | 'updatedBy'>, { set }: ManyWrite): boolean =>
  one.updatedAt.getTime() === set.updatedAt.getTime() && one.updatedBy?.equals(set.updatedBy) === true;

const idsOf = (domains: readonly Pick<Domain, '_id'>[]): mongo.Filter<Domain> => ({
  _id: { $in: domains.map(({ _id }) => _id) },
});

/** Many domains in few commands. Each is written only as it was read: whoever was first is not overwritten. */
@Injectable()
export class ManyDomains {
  private readonly domains: mongo.Collection<Domain>;

  constructor(@InjectModel(Domain.name) domains: Model<Domain>) {
    this.domains = domains.collection as unknown as mongo.Collection<Domain>;
  }

  /** All of each; those that are gone are missing. */
  load(ids: readonly string[]): Promise<Domain[]> {
    return this.domains.find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }).toArray();
  }

  /** Gives those that were written. */
  async write<W extends ManyWrite>(writes: readonly W[]): Promise<W[]> {
    const { matchedCount } = await this.domains.bulkWrite(
      writes.map(({ before: { _id, version }, set }) => ({
        updateOne: { filter: { _id, version }, update: { $set: set, $inc: { version: 1 } } },
      })),
      { ordered: false },
    );
    if (matchedCount === writes.length) return [...writes];
    const now = await this.domains
      .find(idsOf(writes.map(({ before }) => before)), { projection: { updatedAt: 1, updatedBy: 1 } })
      .toArray();
    const each = new Map(now.map((domain) => [domain._id.toHexString(), domain]));
    return writes.filter((write) => {
      const found = each.get(write.before._id.toHexString());
      return found !== undefined && isFrom(found, write);
    });
  }

  /** Gives those that are gone. */
  async remove(domains: readonly Domain[]): Promise<Domain[]> {
    const { deletedCount } = await this.domains.bulkWrite(
      domains.map(({ _id, version }) => ({ deleteOne: { filter: { _id, version } } })),
      { ordered: false },
    );
    if (deletedCount === domains.length) return [...domains];
    const left = await this.domains.find(idsOf(domains), { projection: { _id: 1 } }).toArray();
    const stay = new Set(left.map(({ _id }) => _id.toHexString()));
    return domains.filter(({ _id }) => !stay.has(_id.toHexString()));
  }

  /** Gives those that are there now. Another domain may have got the name of one of the others. */
  async restore(domains: readonly Domain[]): Promise<Domain[]> {
    try {
      await this.domains.insertMany([...domains], { ordered: false });
      return [...domains];
    } catch (error) {
      const refused = writeErrorsOf(error, domains.length);
      if (!refused) throw error;
      const some = domains.filter((_domain, index) => refused.has(index));
      // What is there under its own id was brought back before.
      const found = await this.domains.find(idsOf(some), { projection: { _id: 1 } }).toArray();
      const there = new Set(found.map(({ _id }) => _id.toHexString()));
      return domains.filter(({ _id }, index) => !refused.has(index) || there.has(_id.toHexString()));
    }
  }
}
