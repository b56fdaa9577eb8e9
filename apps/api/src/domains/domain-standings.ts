import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type mongo, Types } from 'mongoose';
import { COVERING } from './cached-counts';
import { DeletedDomains } from './deleted/deleted-domains';
import { Domain } from './domain.schema';
import { rankOf } from './nawala-rank';

/** How a domain stands, for whoever follows its blocks. */
export type DomainStanding = Pick<
  Domain,
  '_id' | 'domain' | 'brand' | 'tags' | 'active' | 'nawala' | 'vantages' | 'version' | 'targetSince' | 'createdAt'
>;

const STANDING = {
  domain: 1,
  brand: 1,
  tags: 1,
  active: 1,
  nawala: 1,
  vantages: 1,
  version: 1,
  targetSince: 1,
  createdAt: 1,
} as const;

const BATCH = 200;

@Injectable()
export class DomainStandings {
  constructor(
    @InjectModel(Domain.name) private readonly domains: Model<Domain>,
    private readonly deleted: DeletedDomains,
  ) {}

  /** By id (hex); those that are gone are missing, and those whose deletion can still be undone are not gone yet. */
  of(ids: readonly Types.ObjectId[]): Promise<Map<string, DomainStanding>> {
    return this.read<DomainStanding>(ids, STANDING);
  }

  /** Their tags alone. */
  async tagsOf(ids: readonly Types.ObjectId[]): Promise<Map<string, readonly string[]>> {
    const found = await this.read<Pick<Domain, '_id' | 'tags'>>(ids, { tags: 1 });
    return new Map([...found].map(([id, { tags }]) => [id, tags]));
  }

  ofHex(ids: readonly string[]): Promise<Map<string, DomainStanding>> {
    return this.of(ids.map((id) => new Types.ObjectId(id)));
  }

  /** Those of a brand that are watched and on a block list. */
  blockedOf(brand: Types.ObjectId): mongo.FindCursor<DomainStanding> {
    const collection = this.domains.collection as unknown as mongo.Collection<Domain>;
    return collection
      .find({ brand, active: true, 'nawala.rank': rankOf('ada') })
      .project<DomainStanding>(STANDING)
      .hint(COVERING)
      .batchSize(BATCH);
  }

  private async read<T extends Pick<Domain, '_id'>>(
    ids: readonly Types.ObjectId[],
    fields: Partial<Record<keyof Domain, 1>>,
  ): Promise<Map<string, T | Domain>> {
    if (ids.length === 0) return new Map();
    const found = await this.domains
      .find({ _id: { $in: [...ids] } }, fields)
      .lean<T[]>()
      .exec();
    const there = new Set(found.map(({ _id }) => _id.toHexString()));
    const pending = await this.deleted.documents(ids.filter((id) => !there.has(id.toHexString())));
    return new Map([...pending, ...found].map((each) => [each._id.toHexString(), each]));
  }
}
