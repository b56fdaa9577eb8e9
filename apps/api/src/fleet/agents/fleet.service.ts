import { Injectable } from '@nestjs/common';
import type { CheckerDto } from '@nawala/contracts';
import { Vantages } from '../../checker/vantages/vantages';
import { AgentPackage } from '../../agent-package/agent-package';
import { Clock } from '../../common/clock';
import { VantageLabels } from '../../labels/vantage-labels.service';
import type { Agent } from './agent.schema';
import { AgentsRepository } from './agents.repository';
import { VantageFiguresReader } from './vantage-figures';
import { checkersOf } from './checkers-of';
import { isConnected } from './is-connected';

/** Everything that is asked about agents. */
@Injectable()
export class FleetService {
  constructor(
    private readonly agents: AgentsRepository,
    private readonly vantages: Vantages,
    private readonly figures: VantageFiguresReader,
    private readonly labels: VantageLabels,
    private readonly agentPackage: AgentPackage,
    private readonly clock: Clock,
  ) {}

  /** @param whole keys and addresses as well: for admins */
  async list(whole: boolean): Promise<CheckerDto[]> {
    const [agents, vantages, labels] = await Promise.all([this.agents.list(), this.figures.list(), this.labels.all()]);
    return checkersOf({ agents, vantages, labels, newest: this.agentPackage.version, now: this.clock.now(), whole });
  }

  /** Those that can be asked now, most lately heard first. */
  async connected(): Promise<Agent[]> {
    const now = this.clock.now();
    const agents = await this.agents.list();
    return agents.filter((agent) => isConnected(agent, now)).sort((a, b) => b.heardAt.getTime() - a.heardAt.getTime());
  }

  /** Every vantage that anybody reports as, or did; and those that an agent has. */
  async known(): Promise<{ reported: Set<string>; ofAgents: Set<string> }> {
    const [agents, vantages] = await Promise.all([this.agents.list(), this.vantages.list()]);
    return {
      reported: new Set(vantages.map(({ vantage }) => vantage)),
      ofAgents: new Set(agents.flatMap((agent) => agent.vantages)),
    };
  }
}
