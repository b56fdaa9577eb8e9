import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { Domain } from './domain.schema';
import type { CountRow } from './domain-totals';

/** The index that holds all that is counted, so that no document is read. */
const COVERING = { brand: 1, active: 1, 'nawala.rank': 1 } as const;

@Injectable()
export class DomainTally {
  constructor(@InjectModel(Domain.name) private readonly domains: Model<Domain>) {}

  /** How many domains there are of each brand, watched or not, and verdict; of one brand when it is given. */
  async rows(brand?: string): Promise<CountRow[]> {
    const rows = await this.domains
      .aggregate<{ _id: { brand: Types.ObjectId; active: boolean; rank: number }; count: number }>([
        { $match: brand === undefined ? {} : { brand: new Types.ObjectId(brand) } },
        { $group: { _id: { brand: '$brand', active: '$active', rank: '$nawala.rank' }, count: { $sum: 1 } } },
      ])
      .hint(COVERING)
      .exec();
    return rows.map(({ _id, count }) => ({ ..._id, brand: _id.brand.toHexString(), count }));
  }

  countOf(brand: string): Promise<number> {
    return this.domains.countDocuments({ brand: new Types.ObjectId(brand) }).exec();
  }
}
