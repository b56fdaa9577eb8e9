import { Injectable, Logger } from '@nestjs/common';
import type { Types } from 'mongoose';
import { GroupCommit } from '../common/group-commit';
import { type ChangeMark, DomainChangeMarks, type MarkMove } from './domain-change-marks';
import { foreignMoves, type OwnMoves } from './list/foreign-marks';
import type { Recording } from './scans.repository';

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
const REST_MS = 250;

interface ChangedResult {
  id: Types.ObjectId;
  brand: Types.ObjectId;
  verdict: boolean;
}

const hasNewVerdict = ({ domain, state }: Recording): boolean => domain.nawala.status !== state.nawala.status;
/** Beyond when it was checked. */
export const hasNewResult = ({ domain, state, transitions }: Recording): boolean =>
  transitions.length > 0 ||
  domain.nawala.confirmed !== state.nawala.confirmed ||
  domain.vantages.length !== state.vantages.length;

type OwnChanges = Record<keyof ForeignChanges, OwnMoves>;
const none = (): OwnChanges => ({ edits: { done: 0, sent: 0 }, results: { done: 0, sent: 0 } });

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
  private readonly own = new Map<string, OwnChanges>();
  private follower: ChangeFollower | undefined;

  constructor(private readonly stored: DomainChangeMarks) {}

  follow(follower: ChangeFollower): void {
    this.follower = follower;
  }

  /** By brand id; a brand nobody changed anything of has no entry. */
  async marks(): Promise<Map<string, ChangeMark>> {
    await this.results.settled();
    return this.stored.all();
  }

  /** What others have changed, by brand id, when that much was known before. */
  async foreign(known: ReadonlyMap<string, ForeignChanges>): Promise<Map<string, ForeignChanges>> {
    // Moves of our own that are under way may hide one of others, which shows when they are done.
    if (this.stored.hasOthers) await this.results.settled();
    // What was done before the marks are read is in them, and what is sent after they were read is not.
    const done = new Map([...this.own].map(([brand, { edits, results }]) => [brand, [edits.done, results.done]]));
    const marks = await this.stored.all();
    return new Map(
      [...marks].map(([brand, { edits, results }]) => {
        const [before, { edits: ownEdits, results: ownResults }] = [known.get(brand), this.own.get(brand) ?? none()];
        const [doneEdits = 0, doneResults = 0] = done.get(brand) ?? [];
        return [
          brand,
          {
            edits: foreignMoves(before?.edits ?? 0, edits, { done: doneEdits, sent: ownEdits.sent }),
            results: foreignMoves(before?.results ?? 0, results, { done: doneResults, sent: ownResults.sent }),
          },
        ];
      }),
    );
  }

  /** @param ids of all that were edited: then nobody need read the whole of their brands anew */
  async edited(brands: readonly Types.ObjectId[], ids: readonly Types.ObjectId[]): Promise<void> {
    this.follower?.edited(ids.map((id) => id.toHexString()));
    const each = new Map(brands.map((brand) => [brand.toHexString(), brand]));
    await this.mark([...each.values()].map((brand) => ({ brand, fields: ['edits'], ids })));
  }

  recorded(recordings: readonly Recording[]): void {
    this.follower?.recorded(recordings);
    const changed = recordings
      .filter((recording) => hasNewResult(recording) || hasNewVerdict(recording))
      .map((recording) => ({
        id: recording.domain._id,
        brand: recording.domain.brand,
        verdict: hasNewVerdict(recording),
      }));
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
    const brands = Map.groupBy(changed, ({ brand }) => brand.toHexString());
    await this.mark(
      [...brands.values()].map((some) => ({
        brand: some[0]!.brand,
        fields: some.some(({ verdict }) => verdict) ? ['results', 'verdicts'] : ['results'],
        ids: some.map(({ id }) => id),
      })),
    );
    return [];
  }

  /** Never fails: the write it follows is done, and counts that miss a mark are made anew after a while. */
  private async mark(moves: readonly MarkMove[]): Promise<void> {
    if (moves.length === 0) return;
    const own = moves.flatMap(({ brand, fields }) =>
      fields.flatMap((field) => (field === 'verdicts' ? [] : [this.ownOf(brand.toHexString())[field]])),
    );
    for (const each of own) each.sent += 1;
    try {
      await this.stored.move(moves);
      for (const each of own) each.done += 1;
    } catch (error) {
      // Whether it moved is not known; if so, it will pass for somebody else's.
      for (const each of own) each.sent -= 1;
      this.logger.warn({ err: error }, 'A change could not be marked; counts show it a little later');
    }
  }

  private ownOf(brand: string): OwnChanges {
    const own = this.own.get(brand) ?? none();
    this.own.set(brand, own);
    return own;
  }
}
