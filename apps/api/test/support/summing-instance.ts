import { EventEmitter2 } from '@nestjs/event-emitter';
import { createConnection } from 'mongoose';
import { MeasuredHour, MeasuredHourSchema } from '../../src/checker/vantages/measured-hour.schema';
import { MeasuredHours } from '../../src/checker/vantages/measured-hours.service';
import { Clock } from '../../src/common/clock';
import { Env } from '../../src/config/env';
import { Domain, DomainSchema } from '../../src/domains/domain.schema';
import { DomainOutbox } from '../../src/domains/domain-outbox';
import { OutboxMark, OutboxMarkSchema } from '../../src/domains/outbox-mark.schema';
import { ChangesSince } from '../../src/stats/history/changes-since';
import { HistoryMark, HistoryMarkSchema } from '../../src/stats/history/history-mark.schema';
import { HistoryMarksRepository } from '../../src/stats/history/history-marks.repository';
import { DaySumRecord, DaySumSchema } from '../../src/stats/history/day-sum.schema';
import { DaySumsRepository } from '../../src/stats/history/day-sums.repository';
import { SumHours } from '../../src/stats/history/sum-hours';
import { ChangedHour, ChangedHourSchema } from '../../src/transitions/hours/changed-hour.schema';
import { ChangedHours } from '../../src/transitions/hours/changed-hours';
import { CountedRowsService } from '../../src/transitions/hours/counted-rows.service';
import { TransitionRecord, TransitionSchema } from '../../src/transitions/transition.schema';
import { TransitionsRepository } from '../../src/transitions/transitions.repository';
import { TransitionsService } from '../../src/transitions/transitions.service';

/** One instance of the API, as far as history goes and its sums, with a connection and a clock of its own. */
export async function summingInstance(uri: string) {
  const connection = await createConnection(uri).asPromise();
  const rows = connection.model(TransitionRecord.name, TransitionSchema);
  const sums = connection.model(DaySumRecord.name, DaySumSchema);
  const marks = connection.model(ChangedHour.name, ChangedHourSchema);
  const domains = connection.model(Domain.name, DomainSchema);
  await Promise.all([rows.init(), sums.init(), marks.init(), domains.init()]);
  const [env, clock] = [new Env(), new Clock()];
  const hours = new ChangedHours(marks, clock);
  const outbox = new DomainOutbox(domains, connection.model(OutboxMark.name, OutboxMarkSchema));
  const repository = new TransitionsRepository(rows);
  const transitions = new TransitionsService(repository, outbox, hours, new EventEmitter2(), clock, env);
  const counted = new CountedRowsService(rows, outbox, hours);
  const kept = new DaySumsRepository(sums);
  const begun = new HistoryMarksRepository(connection.model(HistoryMark.name, HistoryMarkSchema), clock);
  const measured = new MeasuredHours(connection.model(MeasuredHour.name, MeasuredHourSchema));
  return {
    connection,
    rows,
    sums,
    marks,
    clock,
    counted,
    transitions,
    repository: kept,
    changes: new ChangesSince(counted, kept, clock),
    hours: new SumHours(counted, kept, begun, measured, clock, env),
  };
}

export type SummingInstance = Awaited<ReturnType<typeof summingInstance>>;
