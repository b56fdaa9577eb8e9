import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { cursorBatches } from '../common/cursor-batches';
import { Domain } from './domain.schema';

/** What earlier versions found and ordered the list with, first what it searched in. */
const SEARCH_INDEX = 'terms_1_domain_1';
const RETIRED = [
  'nawala.rank_1_domain_1',
  'nawala.since_1_domain_1',
  'nawala.lastChecked_1_domain_1',
  'createdAt_1_domain_1',
  'brand_1_nawala.rank_1_domain_1',
  'brand_1_nawala.since_1_domain_1',
  'nawala.rank_1_nawala.since_1_domain_1',
  'tags_1_domain_1',
  'active_1_nawala.rank_1_domain_1',
];
const BATCH = 1000;

/** Domains of earlier versions lose what is of no use any more. */
@Injectable()
export class DomainUpgrade {
  constructor(@InjectModel(Domain.name) private readonly domains: Model<Domain>) {}

  async run(): Promise<void> {
    const { collection } = this.domains;
    const present = new Set((await collection.indexes()).map(({ name }) => name));
    for (const name of RETIRED) if (present.has(name)) await collection.dropIndex(name);
    if (!present.has(SEARCH_INDEX)) return;
    const all = collection.find({}, { projection: { _id: 1 } }).batchSize(BATCH);
    for await (const batch of cursorBatches(all)) {
      const ids = batch.map(({ _id }) => _id);
      await collection.updateMany({ _id: { $in: ids } }, { $unset: { terms: '' } });
    }
    // Last: as long as it stands, the work is not done.
    await collection.dropIndex(SEARCH_INDEX);
  }
}
