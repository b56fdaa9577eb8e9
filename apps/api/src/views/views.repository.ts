import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { View } from './view.schema';

export type ViewFields = Pick<View, 'name' | 'query' | 'shared'>;

@Injectable()
export class ViewsRepository {
  constructor(@InjectModel(View.name) private readonly views: Model<View>) {}

  /** The user's own and all that are shared, by name. */
  async visibleTo(user: string): Promise<View[]> {
    const [own, shared] = await Promise.all([
      this.views
        .find({ owner: new Types.ObjectId(user) })
        .lean<View[]>()
        .exec(),
      this.views.find({ shared: true }).lean<View[]>().exec(),
    ]);
    const each = new Map([...own, ...shared].map((view) => [view._id.toHexString(), view]));
    return [...each.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  byId(id: string): Promise<View | null> {
    return this.views.findById(id).lean<View>().exec();
  }

  countOf(owner: string): Promise<number> {
    return this.views.countDocuments({ owner: new Types.ObjectId(owner) }).exec();
  }

  async create(owner: string, fields: ViewFields): Promise<View> {
    const created = await this.views.create({ ...fields, owner: new Types.ObjectId(owner) });
    return created.toObject();
  }

  /** Null when it is gone. */
  update(id: string, fields: Partial<ViewFields>): Promise<View | null> {
    return this.views.findOneAndUpdate({ _id: id }, { $set: fields }, { returnDocument: 'after' }).lean<View>().exec();
  }

  /** @param id undefined: the user begins with none */
  async start(user: string, id: string | undefined): Promise<void> {
    const startOf = new Types.ObjectId(user);
    await this.views.updateMany({ startOf }, { $pull: { startOf } });
    if (id !== undefined) await this.views.updateOne({ _id: id }, { $addToSet: { startOf } });
  }

  async remove(id: string): Promise<void> {
    await this.views.deleteOne({ _id: id });
  }
}
