import { EventEmitter2 } from '@nestjs/event-emitter';
import { createConnection, type Model } from 'mongoose';
import { DomainSlices } from '../../src/checker/domain-slices.service';
import { VerdictsRecorded } from '../../src/checker/events/verdicts-recorded.event';
import { ForgetResults } from '../../src/checker/forgetting/forget-results.service';
import { Outbox } from '../../src/checker/outbox/outbox';
import { ScanWriter } from '../../src/checker/scan-writer';
import { SilenceService } from '../../src/checker/silence/silence.service';
import { RecordScans } from '../../src/checker/use-cases/record-scans';
import { MeasuredHour, MeasuredHourSchema } from '../../src/checker/vantages/measured-hour.schema';
import { MeasuredHours } from '../../src/checker/vantages/measured-hours.service';
import { Vantage, VantageSchema } from '../../src/checker/vantages/vantage.schema';
import { VantageAttempts } from '../../src/checker/vantages/vantage-attempts';
import { VantageAttemptsRepository } from '../../src/checker/vantages/vantage-attempts.repository';
import { VantageAttemptsRecord, VantageAttemptsSchema } from '../../src/checker/vantages/vantage-attempts.schema';
import { Vantages } from '../../src/checker/vantages/vantages';
import { VantagesRepository } from '../../src/checker/vantages/vantages.repository';
import { Clock } from '../../src/common/clock';
import { Env } from '../../src/config/env';
import { Domain, DomainSchema } from '../../src/domains/domain.schema';
import { DomainChangeMarks } from '../../src/domains/domain-change-marks';
import { DomainChanges } from '../../src/domains/domain-changes';
import { DomainChangeMark, DomainChangeMarkSchema } from '../../src/domains/domain-changes.schema';
import { ScansRepository } from '../../src/domains/scans.repository';
import { OutboxMark, OutboxMarkSchema } from '../../src/domains/outbox-mark.schema';
import { DomainOutbox } from '../../src/domains/domain-outbox';
import { ChangedHour, ChangedHourSchema } from '../../src/transitions/hours/changed-hour.schema';
import { ChangedHours } from '../../src/transitions/hours/changed-hours';
import { TransitionRecord, TransitionSchema } from '../../src/transitions/transition.schema';
import { TransitionsRepository } from '../../src/transitions/transitions.repository';
import { TransitionsService } from '../../src/transitions/transitions.service';

/** One instance of the API, as far as recording goes, with a connection of its own. */
export async function recordingInstance(uri: string) {
  const connection = await createConnection(uri).asPromise();
  const domains: Model<Domain> = connection.model(Domain.name, DomainSchema);
  const rows: Model<TransitionRecord> = connection.model(TransitionRecord.name, TransitionSchema);
  const vantages: Model<Vantage> = connection.model(Vantage.name, VantageSchema);
  await Promise.all([domains.init(), rows.init(), vantages.init()]);
  const [env, clock, events] = [new Env(), new Clock(), new EventEmitter2()];
  const repository = new ScansRepository(domains);
  const kept = new DomainOutbox(domains, connection.model(OutboxMark.name, OutboxMarkSchema));
  const changed = new ChangedHours(connection.model(ChangedHour.name, ChangedHourSchema), clock);
  const transitions = new TransitionsService(new TransitionsRepository(rows), kept, changed, events, clock, env);
  const outbox = new Outbox(kept, transitions, clock);
  const marks: Model<DomainChangeMark> = connection.model(DomainChangeMark.name, DomainChangeMarkSchema);
  const changes = new DomainChanges(new DomainChangeMarks(marks, clock, env));
  const seen = new Vantages(new VantagesRepository(vantages), clock, env);
  const tried = connection.model(VantageAttemptsRecord.name, VantageAttemptsSchema);
  const hours = new MeasuredHours(connection.model(MeasuredHour.name, MeasuredHourSchema));
  const attempts = new VantageAttempts(new VantageAttemptsRepository(tried), hours);
  const writer = new ScanWriter(repository, outbox, changes, clock, env);
  const scans = new RecordScans(writer, seen, attempts, events, clock);
  const slices = new DomainSlices(repository, writer);
  const silence = new SilenceService(slices, events, clock, env);
  const forgetting = new ForgetResults(slices, events, clock, env);
  const announced: { domainId: string; change: string }[] = [];
  events.on(VerdictsRecorded.event, ({ verdicts }: VerdictsRecorded) =>
    verdicts.forEach(({ domainId, previousStatus, nawala }) =>
      announced.push({ domainId, change: `${previousStatus} → ${nawala.status}` }),
    ),
  );
  return {
    connection,
    domains,
    rows,
    vantages,
    scans,
    silence,
    forgetting,
    clock,
    repository,
    outbox,
    transitions,
    changes,
    announced,
    startUp: async () => {
      await outbox.moveUnmarked();
      await outbox.repair();
    },
    close: async () => {
      await scans.beforeApplicationShutdown();
      await attempts.beforeApplicationShutdown();
      await connection.close();
    },
  };
}

export type RecordingInstance = Awaited<ReturnType<typeof recordingInstance>>;
