import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { SchemaTypes, type Types } from 'mongoose';

/**
 * One document that lists who is an active admin. Two admins who deactivate each other touch two users; here they meet,
 * so that "unless it is the last one" is one atomic step. The list never names anybody who is not an active admin.
 */
@Schema({ collection: 'rosters', versionKey: false })
export class AdminRoster {
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: [SchemaTypes.ObjectId], required: true })
  admins: Types.ObjectId[];
}

export const AdminRosterSchema = SchemaFactory.createForClass(AdminRoster);
