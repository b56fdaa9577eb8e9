import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo, Types } from 'mongoose';
import { slicesOf } from '../../common/slices';
import { Domain } from '../domain.schema';
import type { NewDomain } from '../domains.repository';
import type { KnownDomain } from './judge-row';

const DUPLICATE = 11000;
/** Reports wait for one such write at most. */
const AT_ONCE = 50;
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;

export type ImportedDomain = NewDomain & { _id: Types.ObjectId };

/** Many domains at once. Plain driver calls, since the input was made by `freshDomain`, not by a client. */
@Injectable()
export class NewDomains {
  private readonly collection: mongo.Collection<Domain>;

  constructor(@InjectModel(Domain.name) domains: Model<Domain>) {
    this.collection = domains.collection as unknown as mongo.Collection<Domain>;
  }

  /** By name. */
  async known(names: readonly string[]): Promise<Map<string, KnownDomain>> {
    if (names.length === 0) return new Map();
    const found = await this.collection
      .find({ domain: { $in: [...names] } }, { projection: { domain: 1, brand: 1, createdAt: 1 } })
      .toArray();
    return new Map(
      found.map(({ _id, domain, brand, createdAt }) => [
        domain,
        { id: _id.toHexString(), domain, brand: brand.toHexString(), createdAt },
      ]),
    );
  }

  /** Each that can be written is, durably. Resolves to the indexes of those whose name was there already. */
  async insert(domains: readonly ImportedDomain[], now: Date): Promise<Set<number>> {
    const taken = new Set<number>();
    for (const [no, some] of slicesOf(domains, AT_ONCE).entries()) {
      for (const index of await this.insertSome(some, now)) taken.add(no * AT_ONCE + index);
    }
    return taken;
  }

  private async insertSome(domains: readonly ImportedDomain[], now: Date): Promise<number[]> {
    const documents = domains.map((domain) => ({
      ...domain,
      writeIds: [],
      historyUntil: now,
      createdAt: now,
      updatedAt: now,
    }));
    try {
      await this.collection.insertMany(documents, { ...DURABLE, ordered: false });
      return [];
    } catch (error) {
      const refused = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
      if (refused.length === 0 || refused.some(({ code }) => code !== DUPLICATE)) throw error;
      return refused.map(({ index }) => index);
    }
  }
}
