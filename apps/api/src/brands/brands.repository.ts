import { Injectable } from '@nestjs/common';
import { nameKey } from '@nawala/contracts';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { Brand } from './brand.schema';
import { BrandTaken } from './brands.errors';

export type BrandFields = Pick<Brand, 'name' | 'code' | 'color' | 'description'>;

/** How long a deletion may keep domains from joining; one that takes longer, or died, has to begin again. */
const LEAVING_MS = 10_000;

const withKey = <T extends Partial<BrandFields>>(fields: T) =>
  fields.name === undefined ? fields : { ...fields, nameKey: nameKey(fields.name) };

@Injectable()
export class BrandsRepository {
  constructor(@InjectModel(Brand.name) private readonly brands: Model<Brand>) {}

  list(): Promise<Brand[]> {
    return this.brands.find().sort({ nameKey: 1 }).lean<Brand[]>().exec();
  }

  byId(id: string): Promise<Brand | null> {
    return this.brands.findById(id).lean<Brand>().exec();
  }

  byIds(ids: readonly Types.ObjectId[]): Promise<Brand[]> {
    return this.brands
      .find({ _id: { $in: ids } })
      .lean<Brand[]>()
      .exec();
  }

  async idsOfCodes(codes: readonly string[]): Promise<Types.ObjectId[]> {
    const brands = await this.brands
      .find({ code: { $in: codes } }, { _id: 1 })
      .lean()
      .exec();
    return brands.map(({ _id }) => _id);
  }

  async create(fields: BrandFields, createdBy: string): Promise<Brand> {
    const actor = new Types.ObjectId(createdBy);
    const brand = await this.refusingTaken(fields, () =>
      this.brands.create({ ...withKey(fields), createdBy: actor, updatedBy: actor }),
    );
    return brand.toObject();
  }

  change(id: string, change: Partial<BrandFields>, updatedBy: string): Promise<Brand | null> {
    return this.refusingTaken(change, () =>
      this.brands
        .findByIdAndUpdate(
          id,
          { $set: { ...withKey(change), updatedBy: new Types.ObjectId(updatedBy) } },
          { returnDocument: 'after' },
        )
        .lean<Brand>()
        .exec(),
    );
  }

  /**
   * The brand, if a domain may join it now. Asked before a domain is written and again after: a deletion counts domains
   * after it marked the brand, so one of the two always sees the other. A mark that outlived its deletion is taken off
   * here, and with it the deletion, which only removes what it still holds.
   */
  async joinable(id: string, now: Date): Promise<Brand | null> {
    const brand = await this.byId(id);
    if (!brand?.leavingSince) return brand;
    if (now.getTime() - brand.leavingSince.getTime() < LEAVING_MS) return null;
    return (await this.stay(id, brand.leavingSince)) ? brand : null;
  }

  async markLeaving(id: string, since: Date): Promise<boolean> {
    const { matchedCount } = await this.brands.updateOne({ _id: id }, { $set: { leavingSince: since } }, QUIETLY);
    return matchedCount > 0;
  }

  async stay(id: string, since: Date): Promise<boolean> {
    const { matchedCount } = await this.brands.updateOne(
      { _id: id, leavingSince: since },
      { $unset: { leavingSince: '' } },
      QUIETLY,
    );
    return matchedCount > 0;
  }

  /** Only while the mark of `since` stands. */
  async removeLeaving(id: string, since: Date): Promise<boolean> {
    const { deletedCount } = await this.brands.deleteOne({ _id: id, leavingSince: since });
    return deletedCount > 0;
  }

  private async refusingTaken<T>({ name = '', code = '' }: Partial<BrandFields>, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (isDuplicateKey(error, 'code')) throw new BrandTaken('code', code);
      if (isDuplicateKey(error, 'nameKey')) throw new BrandTaken('name', name);
      throw error;
    }
  }
}

/** Nobody edited the brand: `updatedAt` stays. */
const QUIETLY = { timestamps: false } as const;
