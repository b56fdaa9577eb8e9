import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { AlertMetrics } from '../alerts/delivery/alert-metrics';
import { Clock } from '../common/clock';
import { Metrics } from './metrics';

/** How alerts do: what waits is of the whole, what was sent is of this instance. */
@Injectable()
export class AlertGauges {
  constructor(alerts: AlertMetrics, metrics: Metrics, clock: Clock) {
    const registers = [metrics.registry];
    const ended = new Counter({
      name: 'nawala_alerts_total',
      help: 'Messages to channels, by how they ended',
      labelNames: ['kind', 'result'],
      registers,
    });
    const seconds = new Histogram({
      name: 'nawala_alert_seconds',
      help: 'From the moment something was recorded until a channel had the message, windows included',
      labelNames: ['kind'],
      buckets: [0.25, 0.5, 1, 2.5, 5, 15, 32, 60, 300, 900, 3600],
      registers,
    });
    const oldest = new Gauge({
      name: 'nawala_alerts_oldest_due_seconds',
      help: 'Age of the oldest message that is not sent yet; 0: none is',
      registers,
    });
    new Gauge({
      name: 'nawala_alerts_due',
      help: 'Messages that are not sent yet, by whichever instance',
      registers,
      async collect() {
        const due = await alerts.due().catch(() => undefined);
        if (!due) return;
        this.set(due.count);
        oldest.set(due.oldest ? (clock.now().getTime() - due.oldest.getTime()) / 1000 : 0);
      },
    });
    alerts.onEnd((kind, result, took) => {
      ended.inc({ kind, result });
      if (result === 'sent') seconds.observe({ kind }, Math.max(0, took));
    });
  }
}
