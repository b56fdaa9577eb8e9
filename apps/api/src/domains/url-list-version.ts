import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { AppError } from '../common/app-error';
import { isDuplicateKey } from '../common/duplicate-key';
import { Database } from '../database/database';
import { UrlListCounter } from './url-list-version.schema';

const WHOLE = 'urls';
const ofBrand = (brand: Types.ObjectId): string => `${WHOLE}:${brand.toHexString()}`;

const freshEpoch = (): string => randomBytes(6).toString('base64url');

/**
 * Which edition of the checkers' list is current, for all instances, of the whole and of each brand's own. It moves after
 * each write that changes the list, never with verdicts; whoever reads it before the list can only be told "changed" once
 * too often, never too seldom.
 */
@Injectable()
export class UrlListVersion {
  constructor(
    @InjectModel(UrlListCounter.name) private readonly counters: Model<UrlListCounter>,
    database: Database,
  ) {
    database.onReady(() => this.prepare());
  }

  /**
   * An opaque text, safe within an entity tag; undefined while a change is under way, or was cut short. Of a brand whose
   * list was never changed it is derived from the whole's epoch.
   */
  async current(brand?: Types.ObjectId): Promise<string | undefined> {
    const id = brand ? ofBrand(brand) : WHOLE;
    const counters = await this.counters
      .find({ _id: { $in: [WHOLE, id] } })
      .lean()
      .exec();
    const counter = counters.find(({ _id }) => _id === id);
    if (counter) return counter.open === 0 ? `${counter.epoch}.${counter.version.toString(36)}` : undefined;
    const whole = counters.find(({ _id }) => _id === WHOLE);
    return brand && whole ? `${whole.epoch}.${brand.toHexString()}` : undefined;
  }

  /**
   * Runs a write that changes the list of these brands. A refused one (`AppError`) changed nothing; any other failure may
   * have.
   */
  async changing<T>(brands: readonly Types.ObjectId[], write: () => Promise<T>): Promise<T> {
    const ids = [...new Set([WHOLE, ...brands.map(ofBrand)])];
    await this.open(ids);
    const close = (moved: 0 | 1) =>
      this.counters.updateMany({ _id: { $in: ids } }, { $inc: { open: -1, version: moved } });
    let result: T;
    try {
      result = await write();
    } catch (error) {
      await close(error instanceof AppError ? 0 : 1).catch(() => undefined);
      throw error;
    }
    await close(1);
    return result;
  }

  private async open(ids: readonly string[]): Promise<void> {
    await this.counters.bulkWrite(
      ids.map((_id) => ({
        updateOne: {
          filter: { _id },
          update: { $inc: { open: 1 }, $setOnInsert: { epoch: freshEpoch(), version: 0 } },
          upsert: true,
        },
      })),
    );
  }

  /** Makes the counter, and closes what a crash left open: that change may have been written, so the edition moves. */
  private async prepare(): Promise<void> {
    try {
      const fresh = { epoch: freshEpoch(), version: 0, open: 0 };
      await this.counters.updateOne({ _id: WHOLE }, { $setOnInsert: fresh }, { upsert: true });
    } catch (error) {
      // Another instance that starts at the same moment was first.
      if (!isDuplicateKey(error)) throw error;
    }
    await this.counters.updateMany({ open: { $ne: 0 } }, { $set: { open: 0 }, $inc: { version: 1 } });
  }
}
