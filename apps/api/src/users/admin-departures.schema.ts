import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/**
 * One document that names the admins who are just about to be admins no more. Two who demote each other touch two users;
 * here they meet. Who is an admin stands with the users alone.
 */
@Schema({ collection: 'admin-departures', versionKey: false })
export class AdminDeparturesRecord {
  @Prop({ type: String, required: true })
  _id: string;

  /** Every mark checks it and adds one. */
  @Prop({ type: Number, required: true })
  version: number;

  /** `<user id>:<random>`. */
  @Prop({ type: [String], required: true })
  marks: string[];
}

export const AdminDeparturesSchema = SchemaFactory.createForClass(AdminDeparturesRecord);
