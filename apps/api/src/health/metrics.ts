import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { VerdictsRecorded } from '../checker/events/verdicts-recorded.event';

/** What Prometheus reads. A registry of our own, so that several apps in one process (tests) do not collide. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly verdicts = new Counter({
    name: 'nawala_verdicts_total',
    help: 'Verdicts recorded, by the status they led to',
    labelNames: ['status'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  read(): Promise<string> {
    return this.registry.metrics();
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  @OnEvent(VerdictsRecorded.event)
  verdictsRecorded({ verdicts }: VerdictsRecorded): void {
    const byStatus = Map.groupBy(verdicts, ({ nawala }) => nawala.status);
    for (const [status, some] of byStatus) this.verdicts.inc({ status }, some.length);
  }
}
