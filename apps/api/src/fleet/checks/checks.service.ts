import { Injectable, Logger } from '@nestjs/common';
import type { CheckDto, CheckStartedDto, StartCheckDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { AppError } from '../../common/app-error';
import { Clock } from '../../common/clock';
import type { RequestUser } from '../../common/current-user.decorator';
import { Env } from '../../config/env';
import { DomainReader } from '../../domains/domain-reader';
import type { Agent } from '../agents/agent.schema';
import { FleetService } from '../agents/fleet.service';
import { CheckersGateway } from '../agents/checkers.gateway';
import { CheckBudget } from './check-budget';
import { presentCheck } from './check.presenter';
import { CheckRunner } from './check-runner';
import type { CheckRecord, CheckTarget } from './check.schema';
import { CheckNotFound, NoChecker } from './checks.errors';
import { ChecksRepository } from './checks.repository';
import { namesOf } from './names-of';
import { whomToAsk } from './whom-to-ask';

const KEPT_MS = 600_000;
/** Agents have so long, and a little more for every target. */
const DEADLINE_MS = 20_000;
const DEADLINE_PER_TARGET_MS = 400;

/** What people want to know now. */
@Injectable()
export class ChecksService {
  private readonly logger = new Logger(ChecksService.name);

  constructor(
    private readonly checks: ChecksRepository,
    private readonly runner: CheckRunner,
    private readonly fleet: FleetService,
    private readonly gateway: CheckersGateway,
    private readonly budget: CheckBudget,
    private readonly domains: DomainReader,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async start(user: RequestUser, { domainIds = [], targets = [], vantages }: StartCheckDto): Promise<CheckStartedDto> {
    if (targets.length > 0 && user.role !== 'admin' && this.env.ADHOC_CHECKS !== 'all')
      throw new AppError('FORBIDDEN', 'Only admins may check names that are not watched.');
    const names = namesOf(targets);
    const watched = await Promise.all(
      [...new Set(domainIds.map((id) => id.toLowerCase()))].map((id) => this.watched(id)),
    );
    const [agents, known] = await Promise.all([this.fleet.connected(), this.fleet.known()]);
    const [connected, elsewhere] = this.reached(agents);
    const { asked, notAsked } = whomToAsk(vantages, { connected, elsewhere, ...known });
    if (asked.length === 0) throw new NoChecker();
    const all: CheckTarget[] = [...watched, ...names];
    const budgetLeft = await this.budget.spend(user.id, all.length * asked.length);
    const check = this.record(user, all, asked);
    await this.checks.add(check);
    if (names.length > 0)
      this.logger.log(
        { user: user.id, targets: names.map(({ target }) => target) },
        'Names that are not watched are checked',
      );
    await this.runner.begin(check);
    const id = check._id.toHexString();
    return { id, asked, notAsked, expiresAt: check.expiresAt.toISOString(), budgetLeft };
  }

  async get(user: RequestUser, id: string): Promise<CheckDto> {
    const check = await this.find(user, id, user.role === 'admin');
    return presentCheck(check, await this.checks.answersOf(id), this.clock.now());
  }

  async stop(user: RequestUser, id: string): Promise<void> {
    await this.find(user, id, false);
    await this.checks.stop(id);
    this.gateway.stopped(id);
  }

  /** Vantages of those that can be asked from here, and of the others. */
  private reached(agents: readonly Agent[]): [Set<string>, Set<string>] {
    const { true: here = [], false: others = [] } = Object.groupBy(agents, (agent) => `${this.gateway.reaches(agent)}`);
    const vantagesOf = (some: readonly Agent[]) => new Set(some.flatMap(({ vantages }) => vantages));
    return [vantagesOf(here), vantagesOf(others)];
  }

  private async find({ id: userId }: RequestUser, id: string, whosever: boolean): Promise<CheckRecord> {
    const check = await this.checks.byId(id);
    if (!check || check.expiresAt <= this.clock.now() || (!whosever && check.userId !== userId))
      throw new CheckNotFound();
    return check;
  }

  private async watched(id: string): Promise<CheckTarget> {
    const { _id, domain } = await this.domains.find(id);
    return { domainId: _id.toHexString(), target: domain };
  }

  private record({ id: userId }: RequestUser, targets: CheckTarget[], asked: string[]): CheckRecord {
    const createdAt = this.clock.now();
    const after = (ms: number): Date => new Date(createdAt.getTime() + ms);
    return {
      _id: new Types.ObjectId(),
      userId,
      targets,
      asked,
      stopped: false,
      createdAt,
      deadlineAt: after(DEADLINE_MS + targets.length * DEADLINE_PER_TARGET_MS),
      expiresAt: after(KEPT_MS),
    };
  }
}
