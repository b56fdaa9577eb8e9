import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Agent, type VantageState } from './agent.schema';

/** How many are kept; a new one takes the place of the one that has been silent longest. */
const MAX_KEPT = 500;

export type ArrivedAgent = Omit<Agent, 'states' | 'clockOffsetMs'> & { socket: string };

@Injectable()
export class AgentsRepository {
  constructor(@InjectModel(Agent.name) private readonly agents: Model<Agent>) {}

  /** From now on this connection speaks for it. Gives what was known of its vantages before. */
  async arrived({ _id, ...agent }: ArrivedAgent): Promise<VantageState[]> {
    const { upsertedCount } = await this.agents.updateOne({ _id }, { $set: agent }, { upsert: true });
    if (upsertedCount > 0) await this.forgetSilent();
    const known = await this.agents.findOne({ _id }).lean<Agent>().exec();
    return known?.states ?? [];
  }

  /** False when another connection speaks for it. */
  async heard(
    _id: string,
    socket: string,
    said: Pick<Agent, 'states' | 'clockOffsetMs' | 'heardAt'>,
  ): Promise<boolean> {
    const { matchedCount } = await this.agents.updateOne({ _id, socket }, { $set: said });
    return matchedCount > 0;
  }

  /** Nothing changes when another connection has come meanwhile. */
  async left(_id: string, socket: string): Promise<void> {
    await this.agents.updateOne({ _id, socket }, { $set: { socket: null } });
  }

  /** By name. */
  list(): Promise<Agent[]> {
    return this.agents.find().sort({ name: 1, _id: 1 }).lean<Agent[]>().exec();
  }

  /** What agents have said of it, and those that see nothing else. */
  async forgetVantage(vantage: string): Promise<void> {
    const own = (await this.list()).filter(({ vantages }) => vantages.includes(vantage));
    for (const { _id, vantages, states } of own) {
      const left = vantages.filter((each) => each !== vantage);
      if (left.length === 0) await this.agents.deleteMany({ _id });
      else {
        const change = { vantages: left, states: states.filter((state) => state.vantage !== vantage) };
        await this.agents.updateOne({ _id }, { $set: change });
      }
    }
  }

  private async forgetSilent(): Promise<void> {
    const silent = await this.agents.find().sort({ heardAt: -1 }).skip(MAX_KEPT).lean<Agent[]>().exec();
    if (silent.length > 0) await this.agents.deleteMany({ _id: { $in: silent.map(({ _id }) => _id) } });
  }
}
