import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { VantageLabelDto } from '@nawala/contracts';
import { ForgetResults } from '../../checker/forgetting/forget-results.service';
import { Vantages } from '../../checker/vantages/vantages';
import { Clock } from '../../common/clock';
import { labelOf } from '../../labels/label-of';
import { VantageLabels } from '../../labels/vantage-labels.service';
import { AgentsRepository } from '../agents/agents.repository';
import { isConnected } from '../agents/is-connected';
import { VantageFiguresReader } from '../agents/vantage-figures';
import { VantageForgotten, VantageRenamed } from '../events/vantage-events';
import { UnderWay } from './under-way';
import { VantageInUse, VantageNotFound } from './vantages.errors';

/** The networks that are seen, and how they are shown. */
@Injectable()
export class VantagesService {
  private readonly underWay = new UnderWay();

  constructor(
    private readonly vantages: Vantages,
    private readonly figures: VantageFiguresReader,
    private readonly results: ForgetResults,
    private readonly agents: AgentsRepository,
    private readonly labels: VantageLabels,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(): Promise<VantageLabelDto[]> {
    const [{ reported, agents }, labels] = await Promise.all([this.known(), this.labels.all()]);
    const names = new Set([...reported.map(({ vantage }) => vantage), ...agents.flatMap((agent) => agent.vantages)]);
    return [...names].sort().map((vantage) => ({ vantage, label: labelOf(labels, vantage) }));
  }

  /** @param label its own name takes the label away */
  async rename(vantage: string, label: string): Promise<VantageLabelDto> {
    await this.find(vantage);
    await (label === vantage ? this.labels.forget(vantage) : this.labels.set(vantage, label));
    await this.find(vantage).catch(async (error: unknown) => {
      // Forgotten at the same moment: whoever comes under this name later begins without a label.
      await this.labels.forget(vantage);
      throw error;
    });
    const renamed = { vantage, label };
    this.events.emit(VantageRenamed.event, new VantageRenamed(renamed));
    return renamed;
  }

  /**
   * One that has fallen silent, with its results in every domain; history keeps what it said. Its name goes last: what a
   * crash leaves is forgotten by asking again.
   *
   * @returns whether that is done; with very many domains it goes on
   */
  forget(vantage: string): Promise<boolean> {
    return this.underWay.join(vantage, () => this.takeOut(vantage));
  }

  private async takeOut(vantage: string): Promise<void> {
    const { stale, agents } = await this.find(vantage).catch(async (error: unknown) => {
      // A label is the last thing that a crash may leave.
      if (!(await this.labels.all()).has(vantage)) throw error;
      return { stale: true, agents: [] };
    });
    const now = this.clock.now();
    if (!stale || agents.some((agent) => isConnected(agent, now))) throw new VantageInUse();
    await this.results.execute(vantage);
    this.figures.outdated();
    await this.vantages.forget(vantage);
    await this.agents.forgetVantage(vantage);
    await this.labels.forget(vantage);
    this.events.emit(VantageForgotten.event, new VantageForgotten(vantage));
  }

  private async find(vantage: string) {
    const { reported, agents } = await this.known();
    const report = reported.find((each) => each.vantage === vantage);
    const own = agents.filter(({ vantages }) => vantages.includes(vantage));
    if (!report && own.length === 0) throw new VantageNotFound();
    return { stale: report?.stale ?? true, agents: own };
  }

  /** Of one that has been silent for a month nothing may be left but its results. */
  private async known() {
    const [reported, agents] = await Promise.all([this.figures.list(), this.agents.list()]);
    return { reported, agents };
  }
}
