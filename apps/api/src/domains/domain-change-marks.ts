import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type AnyBulkWriteOperation, type Model, Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { DomainChangeMark, type ToldMove } from './domain-changes.schema';

export type ChangeMark = Pick<DomainChangeMark, 'edits' | 'verdicts' | 'results'>;

export interface MarkMove {
  brand: Types.ObjectId;
  fields: readonly (keyof ChangeMark)[];
  /** All domains that it is about; left out: nobody knows which, or there are too many to name. */
  ids?: readonly Types.ObjectId[];
}

/** Domains that a move names at most. */
const MOST_TOLD = 1000;
/** Others look once a second. */
const TOLD_FOR_MS = 5000;
/** Moves of one brand after which old ones are taken out. */
const TIDIED_EVERY = 16;

/** The marks of brands as they are stored. */
@Injectable()
export class DomainChangeMarks {
  private readonly by = randomBytes(6).toString('base64url');
  private readonly moves = new Map<string, number>();

  constructor(
    @InjectModel(DomainChangeMark.name) private readonly marks: Model<DomainChangeMark>,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Whether other instances write at the same time, and not just some tool now and then. */
  get hasOthers(): boolean {
    return this.env.REDIS_URL !== undefined;
  }

  /** By brand id; a brand nobody changed anything of has no entry. */
  async all(): Promise<Map<string, ChangeMark>> {
    const marks = await this.marks.find({}, { edits: 1, verdicts: 1, results: 1 }).lean<DomainChangeMark[]>().exec();
    return new Map(
      marks.map(({ _id, edits, verdicts, results = 0 }) => [_id.toHexString(), { edits, verdicts, results }]),
    );
  }

  /** What other instances told of their last moves, by brand id. */
  async told(brands: readonly string[]): Promise<Map<string, ToldMove[]>> {
    const ids = brands.map((brand) => new Types.ObjectId(brand));
    const marks = await this.marks
      .find({ _id: { $in: ids } }, { told: 1 })
      .lean<DomainChangeMark[]>()
      .exec();
    return new Map(marks.map(({ _id, told = [] }) => [_id.toHexString(), told.filter(({ by }) => by !== this.by)]));
  }

  async move(moves: readonly MarkMove[]): Promise<void> {
    await this.marks.bulkWrite(
      moves.flatMap((move) => this.writesOf(move)),
      { ordered: false },
    );
  }

  private writesOf({ brand, fields, ids }: MarkMove): AnyBulkWriteOperation<DomainChangeMark>[] {
    const key = brand.toHexString();
    const no = (this.moves.get(key) ?? 0) + 1;
    this.moves.set(key, no);
    const now = this.clock.now();
    const tells = this.hasOthers && ids !== undefined && ids.length <= MOST_TOLD;
    const told = { by: this.by, no, at: now, ids: [...(ids ?? [])] };
    const $inc = Object.fromEntries(fields.map((field) => [field, 1]));
    const update = { $inc, ...(tells && { $addToSet: { told } }) };
    const move = { updateOne: { filter: { _id: brand }, update, upsert: true } };
    if (!tells || no % TIDIED_EVERY > 0) return [move];
    const old = { $lt: new Date(now.getTime() - TOLD_FOR_MS) };
    return [move, { updateOne: { filter: { _id: brand }, update: { $pull: { told: { at: old } } } } }];
  }
}
