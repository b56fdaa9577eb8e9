import { Injectable, Logger } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { GroupCommit } from '../common/group-commit';
import { DomainChangeMark } from './domain-changes.schema';
import { foreignMoves, type OwnMoves } from './list/foreign-marks';
import type { Recording } from './scans.repository';

export type ChangeMark = Pick<DomainChangeMark, 'edits' | 'verdicts' | 'results'>;

/** How often others have changed what the list shows of a brand. */
export interface ForeignChanges {
  edits: number;
  results: number;
}

/** Hears of every change that this instance makes, when it is durable and before anybody is told. */
export interface ChangeFollower {
  recorded(recordings: readonly Recording[]): void;
  /** Ids (hex): what they are now is to be read. */
  edited(ids: readonly string[]): void;
}

/** Marks of results that change one after another are moved once in so long, in milliseconds. */
const REST_MS = 100;

interface ChangedResult {
  brand: Types.ObjectId;
  verdict: boolean;
}

const hasNewVerdict = ({ domain, state }: Recording): boolean => domain.nawala.status !== state.nawala.status;
const hasNewResult = ({ domain, state, transitions }: Recording): boolean =>
  transitions.length > 0 || domain.nawala.confirmed !== state.nawala.confirmed;

/**
 * Tells all instances that what they counted or remembered of a brand holds no longer. Marked after the write: whoever
 * reads the mark before counting either counts the write or finds the mark moved the next time. Recording a verdict does
 * not wait for its mark; whoever asks here does.
 */
@Injectable()
export class DomainChanges {
  private readonly logger = new Logger(DomainChanges.name);
  private readonly results = new GroupCommit<ChangedResult, never>((changed) => this.markResults(changed), {
    maxBatch: 10_000,
    restMs: REST_MS,
  });
  private readonly own = new Map<string, Record<keyof ForeignChanges, OwnMoves>>();
  private follower: ChangeFollower | undefined;

  constructor(@InjectModel(DomainChangeMark.name) private readonly changes: Model<DomainChangeMark>) {}

  follow(follower: ChangeFollower): void {
    this.follower = follower;
  }

  /** By brand id; a brand nobody changed anything of has no entry. */
  async marks(): Promise<Map<string, ChangeMark>> {
    await this.results.settled();
    const marks = await this.changes.find().lean<DomainChangeMark[]>().exec();
    return new Map(
      marks.map(({ _id, edits, verdicts, results = 0 }) => [_id.toHexString(), { edits, verdicts, results }]),
    );
  }

  /** What others have changed, by brand id, when that much was known before. */
  async foreign(known: ReadonlyMap<string, ForeignChanges>): Promise<Map<string, ForeignChanges>> {
    const marks = await this.marks();
    return new Map(
      [...marks].map(([brand, { edits, results }]) => {
        const [before, own] = [known.get(brand), this.ownOf(brand)];
        return [
          brand,
          {
            edits: foreignMoves(before?.edits ?? 0, edits, own.edits),
            results: foreignMoves(before?.results ?? 0, results, own.results),
          },
        ];
      }),
    );
  }

  /**
   * @param ids of all that were edited: then this instance need not read the whole of their brands anew, as the others do
   */
  async edited(brands: readonly Types.ObjectId[], ids?: readonly Types.ObjectId[]): Promise<void> {
    if (ids) this.follower?.edited(ids.map((id) => id.toHexString()));
    const each = new Map(brands.map((brand) => [brand.toHexString(), brand]));
    await this.mark(
      [...each.values()].map((brand) => ({ brand, fields: ['edits'] })),
      ids !== undefined,
    );
  }

  recorded(recordings: readonly Recording[]): void {
    this.follower?.recorded(recordings);
    const changed = recordings
      .filter((recording) => hasNewResult(recording) || hasNewVerdict(recording))
      .map((recording) => ({ brand: recording.domain.brand, verdict: hasNewVerdict(recording) }));
    if (changed.length > 0) void this.results.add(changed);
  }

  /** Of these domains (hex ids) nobody knows whether they were written. */
  uncertain(ids: readonly string[]): void {
    this.follower?.edited(ids);
  }

  /** Settles when nothing is under way any more. */
  settled(): Promise<void> {
    return this.results.idle();
  }

  private async markResults(changed: readonly ChangedResult[]): Promise<[]> {
    const brands = new Map(changed.map(({ brand }) => [brand.toHexString(), brand]));
    const verdicts = new Set(changed.filter(({ verdict }) => verdict).map(({ brand }) => brand.toHexString()));
    await this.mark(
      [...brands].map(([id, brand]) => ({ brand, fields: verdicts.has(id) ? ['results', 'verdicts'] : ['results'] })),
      true,
    );
    return [];
  }

  /**
   * Never fails: the write it follows is done, and counts that miss a mark are made anew after a while.
   * @param followed this instance knows what has changed
   */
  private async mark(
    marks: readonly { brand: Types.ObjectId; fields: (keyof ChangeMark)[] }[],
    followed: boolean,
  ): Promise<void> {
    if (marks.length === 0) return;
    const moves = followed
      ? marks.flatMap(({ brand, fields }) =>
          fields.flatMap((field) => (field === 'verdicts' ? [] : [this.ownOf(brand.toHexString())[field]])),
        )
      : [];
    for (const own of moves) own.sent += 1;
    try {
      await this.changes.bulkWrite(
        marks.map(({ brand, fields }) => ({
          updateOne: {
            filter: { _id: brand },
            update: { $inc: Object.fromEntries(fields.map((field) => [field, 1])) },
            upsert: true,
          },
        })),
        { ordered: false },
      );
      for (const own of moves) own.done += 1;
    } catch (error) {
      // Whether it moved is not known; if so, it will pass for somebody else's.
      for (const own of moves) own.sent -= 1;
      this.logger.warn({ err: error }, 'A change could not be marked; counts show it a little later');
    }
  }

  private ownOf(brand: string): Record<keyof ForeignChanges, OwnMoves> {
    let own = this.own.get(brand);
    if (!own) {
      own = { edits: { done: 0, sent: 0 }, results: { done: 0, sent: 0 } };
      this.own.set(brand, own);
    }
    return own;
  }
}
