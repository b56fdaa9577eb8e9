import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DueTotals } from '../incidents/due-totals';
import { Metrics } from './metrics';

/** What has changed and is no incident yet: it grows when nobody applies it. Read when somebody asks. */
@Injectable()
export class IncidentMetrics {
  constructor(metrics: Metrics, totals: DueTotals) {
    const { registry } = metrics;
    const oldest = new Gauge({
      name: 'nawala_history_due_oldest_seconds',
      help: 'Age of the oldest change that no incident shows yet',
      registers: [registry],
    });
    const due = new Gauge({
      name: 'nawala_history_due',
      help: 'Changes that no incident shows yet, and incidents of which something has yet to be told',
      registers: [registry],
      collect: async () => {
        // While the database is away the rest is read all the same.
        const { count, oldestSeconds } = await totals.read().catch(() => ({ count: NaN, oldestSeconds: NaN }));
        due.set(count);
        oldest.set(oldestSeconds);
      },
    });
  }
}
