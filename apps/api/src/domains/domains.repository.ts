import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { Domain } from './domain.schema';
import { DomainTaken } from './domains.errors';
import type { EditedHistory } from './edit-history';

export type NewDomain = Omit<
  Domain,
  '_id' | 'createdAt' | 'updatedAt' | 'historyUntil' | 'writeIds' | 'pendingTransitions' | 'outbox'
>;
export type DomainFacts = Omit<Domain, 'vantages'>;
export type DomainChange = Partial<NewDomain>;

/** And the history that is written with it. */
type DomainWrite = DomainChange & Partial<EditedHistory>;

/** The bookkeeping of recordings is long, and no row shows it. */
const ROW = { writeIds: 0, pendingTransitions: 0, outbox: 0 } as const;

/** What each vantage says is the longest part of a domain. */
const WITHOUT_VANTAGES = { ...ROW, vantages: 0 } as const;

@Injectable()
export class DomainsRepository {
  constructor(@InjectModel(Domain.name) private readonly domains: Model<Domain>) {}

  byId(id: string): Promise<Domain | null> {
    return this.domains.findById(id, ROW).lean<Domain>().exec();
  }

  /** By id (hex); those that are gone are missing. */
  byIds(ids: readonly string[]): Promise<Map<string, Domain>> {
    return this.find<Domain>(ids, ROW);
  }

  /** The same, as short as files tell it. */
  factsByIds(ids: readonly string[]): Promise<Map<string, DomainFacts>> {
    return this.find<DomainFacts>(ids, WITHOUT_VANTAGES);
  }

  private async find<T extends DomainFacts>(ids: readonly string[], fields: object): Promise<Map<string, T>> {
    const found = await this.domains
      .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, fields)
      .lean<T[]>()
      .exec();
    return new Map(found.map((domain) => [domain._id.toHexString(), domain]));
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
