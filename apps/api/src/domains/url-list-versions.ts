import { Injectable, Logger } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { AbandonedMarks } from '../common/abandoned-marks';
import { AppError } from '../common/app-error';
import { isDuplicateKey } from '../common/duplicate-key';
import { UrlListVersion } from './url-list-version.schema';

const WHOLE = 'urls';
const ofBrand = (brand: Types.ObjectId): string => `${WHOLE}:${brand.toHexString()}`;

const random = (): string => randomBytes(9).toString('base64url');

/** Longer than any change takes: every wait for the database ends before. */
const PATIENCE_MS = 30_000;

/**
 * Which version of the checkers' list is current, for all instances, of the whole and of each brand's own. It moves with
 * each write that changes the list, and with nothing else; while one is under way there is none, so that whoever reads it
 * before the list can only be told "changed" once too often, never too seldom.
 */
@Injectable()
export class UrlListVersions {
  private readonly logger = new Logger(UrlListVersions.name);
  private readonly abandoned = new AbandonedMarks(PATIENCE_MS);

  constructor(@InjectModel(UrlListVersion.name) private readonly versions: Model<UrlListVersion>) {}

  /** An opaque text, safe within an entity tag; undefined while a change is under way. */
  async current(brand?: Types.ObjectId): Promise<string | undefined> {
    const id = brand ? ofBrand(brand) : WHOLE;
    const found = await this.versions.findById(id).lean<UrlListVersion>().exec();
    // A brand whose list was never changed has no version but its first.
    if (!found) return brand && `${brand.toHexString()}.0`;
    const writers = found.writers ?? [];
    const dead = this.abandoned.among(id, writers);
    for (const writer of dead) await this.close([id], writer, true);
    return writers.length === 0 ? `${found.epoch}.${found.version.toString(36)}` : undefined;
  }

  /**
   * Runs a write that changes the list of these brands, unless `hasChanged` says otherwise of its result. A refused one
   * (`AppError`) changed nothing; any other failure may have.
   */
  async changing<T>(
    brands: readonly Types.ObjectId[],
    write: () => Promise<T>,
    hasChanged: (result: T) => boolean | Promise<boolean> = () => true,
  ): Promise<T> {
    const ids = [...new Set([WHOLE, ...brands.map(ofBrand)])];
    const writer = random();
    await this.open(ids, writer);
    let moved = true;
    try {
      const result = await write();
      moved = await hasChanged(result);
      return result;
    } catch (error) {
      moved = !(error instanceof AppError);
      throw error;
    } finally {
      await this.close(ids, writer, moved).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'The list of the checkers has no tag for a while'),
      );
    }
  }

  /** The first version of the whole. */
  async prepare(): Promise<void> {
    try {
      const first = { epoch: random(), version: 0, writers: [] };
      await this.versions.updateOne({ _id: WHOLE }, { $setOnInsert: first }, { upsert: true });
    } catch (error) {
      // Another instance that starts at the same moment was first.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async open(ids: readonly string[], writer: string): Promise<void> {
    await this.versions.bulkWrite(
      ids.map((_id) => ({
        updateOne: {
          filter: { _id },
          update: { $addToSet: { writers: writer }, $setOnInsert: { epoch: random(), version: 0 } },
          upsert: true,
        },
      })),
    );
  }

  /** In one step, so that nobody sees a version that holds no longer without its writer. */
  private async close(ids: readonly string[], writer: string, moved: boolean): Promise<void> {
    await this.versions.updateMany(
      { _id: { $in: ids }, writers: writer },
      { $pull: { writers: writer }, ...(moved && { $set: { epoch: random() } }) },
    );
  }
}
