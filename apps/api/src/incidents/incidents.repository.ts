import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, mongo, type QueryFilter, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { IncidentRecord } from './incident.schema';
import type { Incident } from './incident-state';

/** Whatever is there at all is later. */
const BEGINNING = new Date(0);
const LATEST_FIRST = { rank: 1, openedAt: -1, _id: -1 } as const;

/** What is absent is taken off. */
const OPTIONAL = ['openDomain', 'stableAt', 'untold', 'untoldSince'] as const;

const updateOf = ({ _id, ...incident }: Incident): mongo.UpdateFilter<IncidentRecord> => {
  const absent = OPTIONAL.filter((field) => incident[field] === undefined);
  return {
    $set: incident,
    ...(absent.length > 0 && { $unset: Object.fromEntries(absent.map((field) => [field, ''])) }),
  } as mongo.UpdateFilter<IncidentRecord>;
};

export interface IncidentWrite {
  /** As it shall be: its `version` is one more than that of what was read. */
  incident: Incident;
  isNew: boolean;
}

@Injectable()
export class IncidentsRepository {
  private readonly collection: mongo.Collection<IncidentRecord>;

  constructor(@InjectModel(IncidentRecord.name) private readonly incidents: Model<IncidentRecord>) {
    this.collection = incidents.collection as unknown as mongo.Collection<IncidentRecord>;
  }

  /** By domain (hex): the one that is open, else the latest of those that were changed by a row recorded since. */
  async latestOf(domains: readonly Types.ObjectId[], since: Date): Promise<Map<string, Incident>> {
    if (domains.length === 0) return new Map();
    const [open, recent] = await Promise.all([
      this.openOf(domains),
      this.find({ domain: { $in: [...domains] }, appliedAt: { $gte: since } }),
    ]);
    const inOrder = recent.sort((a, b) => a.appliedSeq - b.appliedSeq);
    return new Map([...inOrder.map((each) => [each.domain.toHexString(), each] as const), ...open]);
  }

  /** By domain (hex): the one that is open. */
  async openOf(domains: readonly Types.ObjectId[]): Promise<Map<string, Incident>> {
    const open = domains.length === 0 ? [] : await this.find({ openDomain: { $in: [...domains] } });
    return new Map(open.map((incident) => [incident.domain.toHexString(), incident]));
  }

  latestOfHex(domains: readonly string[], since: Date): Promise<Map<string, Incident>> {
    return this.latestOf(
      domains.map((id) => new Types.ObjectId(id)),
      since,
    );
  }

  /** How many of them were written; of the others another was first. */
  async save(writes: readonly IncidentWrite[]): Promise<number> {
    if (writes.length === 0) return 0;
    try {
      const { matchedCount, insertedCount } = await this.collection.bulkWrite(
        writes.map(({ incident, isNew }) =>
          isNew
            ? { insertOne: { document: incident } }
            : {
                updateOne: {
                  filter: { _id: incident._id, version: incident.version - 1 },
                  update: updateOf(incident),
                },
              },
        ),
        { ordered: false },
      );
      return matchedCount + insertedCount;
    } catch (error) {
      if (error instanceof mongo.MongoBulkWriteError && isDuplicateKey(error)) {
        return error.result.matchedCount + error.result.insertedCount;
      }
      throw error;
    }
  }

  /** Those of which something has yet to be told, since a later moment than `after`; longest first. */
  untold(limit: number, after: Date = BEGINNING): Promise<Incident[]> {
    return this.find({ untoldSince: { $gt: after } }, { untoldSince: 1 }, limit);
  }

  /** What they held is told. One that has changed since keeps it: to tell it again does no harm. */
  async told(incidents: readonly Pick<Incident, '_id' | 'version'>[]): Promise<void> {
    await this.collection.bulkWrite(
      incidents.map(({ _id, version }) => ({
        updateOne: { filter: { _id, version }, update: { $unset: { untold: '', untoldSince: '' } } },
      })),
      { ordered: false },
    );
  }

  async untoldTotals(): Promise<{ count: number; oldest: Date | null }> {
    const [count, [oldest]] = await Promise.all([
      this.incidents.countDocuments({ untoldSince: { $gt: BEGINNING } }).exec(),
      this.untold(1),
    ]);
    return { count, oldest: oldest?.untoldSince ?? null };
  }

  stableBefore(moment: Date, limit: number): Promise<Incident[]> {
    return this.find({ stableAt: { $gt: BEGINNING, $lt: moment } }, { stableAt: 1 }, limit);
  }

  /** The newest burst of the brand that began since; its incidents have it in common. */
  async burstOf(brand: Types.ObjectId, since: Date): Promise<Pick<Incident, 'burst' | 'burstSince'> | null> {
    const [newest] = await this.find({ brand, burstSince: { $gte: since } }, { burstSince: -1 }, 1);
    return newest ?? null;
  }

  /** How many there are of each burst (hex id). */
  async burstSizes(bursts: readonly Types.ObjectId[]): Promise<Map<string, number>> {
    const each = new Map(bursts.map((burst) => [burst.toHexString(), burst]));
    const sizes = await Promise.all([...each.values()].map((burst) => this.count({ burst })));
    return new Map([...each.keys()].map((id, index) => [id, sizes[index]!]));
  }

  byId(id: string): Promise<Incident | null> {
    return this.incidents.findById(id).lean<Incident>().exec();
  }

  byIds(ids: readonly (string | Types.ObjectId)[]): Promise<Incident[]> {
    return this.find({ _id: { $in: [...ids] } });
  }

  /** In the order of lists. */
  page(filter: QueryFilter<IncidentRecord>, limit: number): Promise<Incident[]> {
    return this.find(filter, LATEST_FIRST, limit);
  }

  count(filter: QueryFilter<IncidentRecord>): Promise<number> {
    return this.incidents.countDocuments(filter).exec();
  }

  /** Every open one, some at a time. */
  open(after: Types.ObjectId | null, limit: number): Promise<Incident[]> {
    return this.find({ rank: { $lt: 2 }, ...(after && { _id: { $gt: after } }) }, { _id: 1 }, limit);
  }

  private find(
    filter: QueryFilter<IncidentRecord>,
    order: Record<string, 1 | -1> = {},
    limit = 0,
  ): Promise<Incident[]> {
    return this.incidents.find(filter).sort(order).limit(limit).lean<Incident[]>().exec();
  }
}
