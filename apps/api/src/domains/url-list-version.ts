import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { AppError } from '../common/app-error';
import { isDuplicateKey } from '../common/duplicate-key';
import { Database } from '../database/database';
import { UrlListCounter } from './url-list-version.schema';

const ID = { _id: 'urls' };

/**
 * Which edition of the checkers' list is current, for all instances. It moves after each write that changes the list,
 * never with verdicts; whoever reads it before the list can only be told "changed" once too often, never too seldom.
 */
@Injectable()
export class UrlListVersion {
  constructor(
    @InjectModel(UrlListCounter.name) private readonly counters: Model<UrlListCounter>,
    database: Database,
  ) {
    database.onReady(() => this.prepare());
  }

  /** An opaque text, safe within an entity tag; undefined while a change is under way, or was cut short. */
  async current(): Promise<string | undefined> {
    const counter = await this.counters.findOne(ID).lean().exec();
    return counter?.open === 0 ? `${counter.epoch}.${counter.version.toString(36)}` : undefined;
  }

  /** Runs a write that changes the list. A refused one (`AppError`) changed nothing; any other failure may have. */
  async changing<T>(write: () => Promise<T>): Promise<T> {
    await this.counters.updateOne(ID, { $inc: { open: 1 } });
    const close = (moved: 0 | 1) => this.counters.updateOne(ID, { $inc: { open: -1, version: moved } });
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

  /** Makes the counter, and closes what a crash left open: that change may have been written, so the edition moves. */
  private async prepare(): Promise<void> {
    const fresh = { epoch: randomBytes(6).toString('base64url'), version: 0, open: 0 };
    try {
      await this.counters.updateOne(ID, { $setOnInsert: fresh }, { upsert: true });
    } catch (error) {
      // Another instance that starts at the same moment was first.
      if (!isDuplicateKey(error)) throw error;
    }
    await this.counters.updateOne({ ...ID, open: { $ne: 0 } }, { $set: { open: 0 }, $inc: { version: 1 } });
  }
}
