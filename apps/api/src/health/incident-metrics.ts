import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { type DueCounts, DueTotals } from '../incidents/due-totals';
import { Metrics } from './metrics';

const UNKNOWN: DueCounts = { count: NaN, untold: NaN, oldestSeconds: NaN };

/** What has changed and is no incident yet: it grows when nobody applies it. Read when somebody asks. */
@Injectable()
export class IncidentMetrics {
  constructor(metrics: Metrics, totals: DueTotals) {
    const { registry } = metrics;
    new Gauge({
      name: 'nawala_dispatcher',
      help: 'Whether this instance makes incidents of what changes, and sends alerts: one of all does',
      registers: [registry],
      collect() {
        this.set(totals.isDispatcher ? 1 : 0);
      },
    });
    const oldest = new Gauge({
      name: 'nawala_history_due_oldest_seconds',
      help: 'Age of the oldest change that no incident shows yet',
      registers: [registry],
    });
    const untold = new Gauge({
      name: 'nawala_incidents_untold',
      help: 'Incidents of which something has yet to be taken by whoever tells of them; what stays is refused there',
      registers: [registry],
    });
    const due = new Gauge({
      name: 'nawala_history_due',
      help: 'Changes that no incident shows yet, and incidents of which something has yet to be told',
      registers: [registry],
      collect: async () => {
        // While the database is away the rest is read all the same.
        const counts = await totals.read().catch(() => UNKNOWN);
        due.set(counts.count);
        untold.set(counts.untold);
        oldest.set(counts.oldestSeconds);
      },
    });
  }
}
