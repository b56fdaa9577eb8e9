import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type QueryFilter, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { Domain } from './domain.schema';
import { DomainTaken } from './domains.errors';
import type { EditedHistory } from './edit-history';

export type NewDomain = Omit<
  Domain,
  '_id' | 'createdAt' | 'updatedAt' | 'historyUntil' | 'writeIds' | 'pendingTransitions' | 'outbox'
>;
export type DomainChange = Partial<NewDomain>;

/** And the history that is written with it. */
type DomainWrite = DomainChange & Partial<EditedHistory>;

export interface DomainPage {
  filter: QueryFilter<Domain>;
  order: Record<string, 1 | -1>;
  skip: number;
  limit: number;
}

/** Search terms and the bookkeeping of recordings are long, and no row shows them. */
const ROW = { terms: 0, writeIds: 0, pendingTransitions: 0, outbox: 0 } as const;

@Injectable()
export class DomainsRepository {
  constructor(@InjectModel(Domain.name) private readonly domains: Model<Domain>) {}

  byId(id: string): Promise<Domain | null> {
    return this.domains.findById(id, ROW).lean<Domain>().exec();
  }

  page({ filter, order, skip, limit }: DomainPage): Promise<Domain[]> {
    return this.domains.find(filter, ROW).sort(order).skip(skip).limit(limit).lean<Domain[]>().exec();
  }

  async ids(filter: QueryFilter<Domain>): Promise<string[]> {
    const found = await this.domains.find(filter, { _id: 1 }).lean<Pick<Domain, '_id'>[]>().exec();
    return found.map(({ _id }) => _id.toHexString());
  }

  /** Ids (hex) of all that a filter finds, in this order. */
  async idsInOrder({ filter, order }: Pick<DomainPage, 'filter' | 'order'>): Promise<string[]> {
    const found = await this.domains.find(filter, { _id: 1 }).sort(order).lean<Pick<Domain, '_id'>[]>().exec();
    return found.map(({ _id }) => _id.toHexString());
  }

  /** By id (hex); those that are gone are missing. */
  async byIds(ids: readonly string[]): Promise<Map<string, Domain>> {
    const found = await this.domains
      .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, ROW)
      .lean<Domain[]>()
      .exec();
    return new Map(found.map((domain) => [domain._id.toHexString(), domain]));
  }

  count(filter: QueryFilter<Domain>): Promise<number> {
    return this.domains.countDocuments(filter).exec();
  }

  async create(domain: NewDomain & Pick<Domain, '_id'> & EditedHistory): Promise<Domain> {
    const created = await this.refusingTaken(domain.domain, () => this.domains.create(domain));
    return created.toObject();
  }

  /** Null when the domain is gone, or was changed by somebody else since it was read with this `version`. */
  async update(id: string, version: number, change: DomainWrite): Promise<Domain | null> {
    return this.refusingTaken(change.domain ?? '', () =>
      this.domains
        .findOneAndUpdate(
          { _id: id, version },
          { $set: change, $inc: { version: 1 } },
          { returnDocument: 'after', projection: ROW },
        )
        .lean<Domain>()
        .exec(),
    );
  }

  private async refusingTaken<T>(domain: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (isDuplicateKey(error, 'domain')) throw new DomainTaken(domain);
      throw error;
    }
  }
}
