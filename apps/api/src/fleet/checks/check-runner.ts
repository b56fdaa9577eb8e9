import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { Types } from 'mongoose';
import { isDatabaseAway } from '../../common/app-error-of';
import { Clock } from '../../common/clock';
import { CheckersGateway } from '../agents/checkers.gateway';
import { FleetService } from '../agents/fleet.service';
import { CheckAnswered, CheckEnded, CheckStopped } from '../events/check-events';
import { type MeasuredTarget, TargetMeasured } from '../events/target-measured.event';
import { pairsOf } from './check-pairs';
import { CheckRun } from './check-run';
import type { CheckRecord } from './check.schema';
import { ChecksRepository } from './checks.repository';
import { errandsOf } from './requests-of';
import { SharedMeasurements } from './shared-measurements';

/** After so long without an answer the next agent of the vantage is asked. */
const PATIENCE_MS = 3000;

interface Running {
  check: CheckRecord;
  run: CheckRun;
  next: NodeJS.Timeout | undefined;
  end: NodeJS.Timeout;
}

/** Asks agents, and brings what they answer to whoever waits for it. A check lives on the instance that began it. */
@Injectable()
export class CheckRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger(CheckRunner.name);
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly fleet: FleetService,
    private readonly gateway: CheckersGateway,
    private readonly checks: ChecksRepository,
    private readonly shared: SharedMeasurements,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  async begin(check: CheckRecord): Promise<void> {
    const pairs = pairsOf(check.targets, check.asked);
    const run = new CheckRun(pairs);
    const left = check.deadlineAt.getTime() - this.clock.now().getTime();
    const id = check._id.toHexString();
    const running: Running = { check, run, next: undefined, end: setTimeout(() => this.end(id), left) };
    this.running.set(id, running);
    const claimed = await this.shared.claim(pairs);
    run.owns(claimed);
    // After the claim: what another check was told meanwhile is ours as well.
    for (const pair of pairs) {
      const known = claimed.includes(pair) ? undefined : this.shared.recentOf(pair);
      if (known) this.taken(running, known);
    }
    await this.ask(running);
  }

  @OnEvent(TargetMeasured.event)
  measured({ result }: TargetMeasured): void {
    for (const running of this.running.values()) this.taken(running, result);
  }

  @OnEvent(CheckStopped.event)
  stopped({ checkId }: CheckStopped): void {
    this.end(checkId);
  }

  beforeApplicationShutdown(): void {
    for (const id of [...this.running.keys()]) this.forget(id);
  }

  private taken(running: Running, result: MeasuredTarget): void {
    const { check, run } = running;
    if (!run.take(result)) return;
    const id = check._id.toHexString();
    this.checks.answer(check, result).catch((error: unknown) => {
      // It has been told; who asks later finds it missing.
      if (!isDatabaseAway(error)) this.logger.error({ err: error }, 'The answer to a check could not be kept');
    });
    this.events.emit(CheckAnswered.event, new CheckAnswered(check.userId, { checkId: id, ...result }));
    if (run.isDone) this.end(id);
  }

  /** Of every pair that is open, the agent whose turn it is; and after a while the next. */
  private async ask(running: Running): Promise<void> {
    const { check, run } = running;
    const id = check._id.toHexString();
    const agents = (await this.fleet.connected())
      .filter((agent) => this.gateway.reaches(agent))
      .map(({ socket, vantages }) => ({ socket: socket!, vantages }));
    if (!this.running.has(id)) return;
    for (const { socket, pairs, request } of errandsOf(run.toAsk(), agents, run.isTried)) {
      run.asked(pairs, socket);
      const requestId = new Types.ObjectId().toHexString();
      this.gateway.ask(socket, { requestId, ...request, deadlineAt: check.deadlineAt.toISOString() });
    }
    running.next = setTimeout(() => {
      this.ask(running).catch((error: unknown) => {
        if (!isDatabaseAway(error)) this.logger.error({ err: error }, 'No other agent could be asked');
      });
    }, PATIENCE_MS);
  }

  private end(id: string): void {
    const running = this.forget(id);
    if (!running) return;
    const { check, run } = running;
    this.events.emit(CheckEnded.event, new CheckEnded(check.userId, id, run.missing()));
  }

  private forget(id: string): Running | undefined {
    const running = this.running.get(id);
    clearTimeout(running?.next);
    clearTimeout(running?.end);
    this.running.delete(id);
    return running;
  }
}
