import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { CanariesDto, RoundDto } from '@nawala/contracts';

const MONTH_SECONDS = 30 * 86_400;

/** What was last heard of one network's part of an agent. */
export interface VantageState {
  vantage: string;
  round: RoundDto | null;
  /** How long its latest rounds took, oldest first, in milliseconds. */
  rounds: number[];
  backlog: number;
  canaries: CanariesDto;
  blindSince: Date | null;
}

/** A program that measures, by its key and the name that it gives itself. One that is silent for a month is forgotten. */
@Schema({ collection: 'agents', versionKey: false, minimize: false })
export class Agent {
  /** `<key id>:<name>`. */
  @Prop({ type: String, required: true })
  _id: string;

  @Prop({ type: String, required: true })
  keyName: string;

  @Prop({ type: String, required: true })
  name: string;

  @Prop({ type: String, required: true })
  version: string;

  @Prop({ type: [String], required: true })
  vantages: string[];

  @Prop({ type: String, required: true })
  address: string;

  /** Socket.IO's id of its connection; null once that has ended. */
  @Prop({ type: String, default: null })
  socket: string | null;

  @Prop({ type: Date, required: true })
  heardAt: Date;

  /** How far the server's clock is ahead of its own; null until it says so. */
  @Prop({ type: Number, default: null })
  clockOffsetMs: number | null;

  @Prop({ type: [Object], default: [] })
  states: VantageState[];
}

export const AgentSchema = SchemaFactory.createForClass(Agent);
AgentSchema.index({ heardAt: 1 }, { expireAfterSeconds: MONTH_SECONDS });
