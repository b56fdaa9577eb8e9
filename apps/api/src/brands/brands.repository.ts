import { Injectable } from '@nestjs/common';
import { nameKey } from '@nawala/contracts';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { isDuplicateKey } from '../common/duplicate-key';
import { Brand } from './brand.schema';
import { BrandTaken } from './brands.errors';

export type BrandFields = Pick<Brand, 'name' | 'code' | 'color' | 'description'>;

/** How long a deletion may keep domains from joining; one that takes longer, or died, has to begin again. */
const DELETE_MS = 10_000;

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

  /** Null when the brand is gone, or has another name than this one by now. */
  update(id: string, name: string, change: Partial<BrandFields>, updatedBy: string): Promise<Brand | null> {
    return this.refusingTaken(change, () =>
      this.brands
        .findOneAndUpdate(
          { _id: id, name },
          { $set: { ...withKey(change), updatedBy: new Types.ObjectId(updatedBy) } },
          { returnDocument: 'after' },
        )
        .lean<Brand>()
        .exec(),
    );
  }

  /**
   * Marks the brand, unless it is being deleted: while the mark stands it is not. A deletion that died is given up here,
   * since it only removes what it still holds.
   */
  async beginJoin(id: string, mark: string, now: Date): Promise<Brand | null> {
    const begun = await this.brands
      .findOneAndUpdate(
        { _id: id, deletingSince: null as unknown as Date },
        { $addToSet: { joining: mark } },
        { returnDocument: 'after', ...WITHOUT_TIMESTAMPS },
      )
      .lean<Brand>()
      .exec();
    const since = begun ? undefined : (await this.byId(id))?.deletingSince;
    if (!since || now.getTime() - since.getTime() < DELETE_MS) return begun;
    return (await this.cancelDelete(id, since)) ? this.beginJoin(id, mark, now) : null;
  }

  async endJoin(ids: readonly string[], mark: string): Promise<void> {
    await this.brands.updateMany({ _id: { $in: [...ids] } }, { $pull: { joining: mark } }, WITHOUT_TIMESTAMPS);
  }

  /** The marks of those who are just putting a domain into a brand, by its id (hex). */
  async joining(): Promise<Map<string, string[]>> {
    const brands = await this.brands.find({}, { joining: 1 }).lean<Pick<Brand, '_id' | 'joining'>[]>().exec();
    return new Map(brands.map(({ _id, joining = [] }) => [_id.toHexString(), joining]));
  }

  /** The same of many at once. Those that are gone, or are being deleted, are missing from what it resolves to. */
  async beginJoins(ids: readonly string[], mark: string, now: Date): Promise<Brand[]> {
    const wanted = { _id: { $in: [...ids] }, deletingSince: null as unknown as Date };
    await this.brands.updateMany(wanted, { $addToSet: { joining: mark } }, WITHOUT_TIMESTAMPS);
    const brands = await this.byIds(ids.map((id) => new Types.ObjectId(id)));
    const joined = brands.filter(({ joining }) => joining?.includes(mark));
    const others = brands.filter((brand) => !joined.includes(brand));
    const late = await Promise.all(others.map(({ _id }) => this.beginJoin(_id.toHexString(), mark, now)));
    return [...joined, ...late.filter((brand) => brand !== null)];
  }

  /** The brand, which from now on no domain can join; null when there is none. */
  beginDelete(id: string, since: Date): Promise<Brand | null> {
    return this.brands
      .findOneAndUpdate(
        { _id: id },
        { $set: { deletingSince: since } },
        { returnDocument: 'after', ...WITHOUT_TIMESTAMPS },
      )
      .lean<Brand>()
      .exec();
  }

  async cancelDelete(id: string, since: Date): Promise<boolean> {
    const { matchedCount } = await this.brands.updateOne(
      { _id: id, deletingSince: since },
      { $unset: { deletingSince: '' } },
      WITHOUT_TIMESTAMPS,
    );
    return matchedCount > 0;
  }

  /** Only while the mark of `since` stands. */
  async finishDelete(id: string, since: Date): Promise<boolean> {
    const { deletedCount } = await this.brands.deleteOne({ _id: id, deletingSince: since });
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
const WITHOUT_TIMESTAMPS = { timestamps: false } as const;
