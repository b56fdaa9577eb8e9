import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, type mongo, Types } from 'mongoose';
import { cursorBatches } from '../../common/cursor-batches';
import { Domain } from '../domain.schema';
import { ROW_FIELDS, type RowSource } from './row';

/** Rows that are taken before anything else has its turn. */
const BATCH = 250;

/** What the list is made of. */
@Injectable()
export class RowReads {
  private readonly domains: mongo.Collection<Domain>;

  constructor(@InjectModel(Domain.name) domains: Model<Domain>) {
    this.domains = domains.collection as unknown as mongo.Collection<Domain>;
  }

  /** Of one brand (hex), or all there are; a batch at a time. */
  of(brand?: string): AsyncGenerator<RowSource[]> {
    return cursorBatches(this.find(brand === undefined ? {} : { brand: new Types.ObjectId(brand) }));
  }

  /** By id (hex); those that are gone are missing. */
  byIds(ids: readonly string[]): Promise<RowSource[]> {
    return this.find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }).toArray();
  }

  /** By an index, so that no document is read. */
  count(): Promise<number> {
    return this.domains.countDocuments({}, { hint: { brand: 1, active: 1, 'nawala.rank': 1 } });
  }

  find(filter: mongo.Filter<Domain>): mongo.FindCursor<RowSource> {
    return this.domains.find<RowSource>(filter, { projection: ROW_FIELDS }).batchSize(BATCH);
  }
}
