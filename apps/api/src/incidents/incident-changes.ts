import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Types } from 'mongoose';
import { workAndRest } from '../common/work-and-rest';
import { GroupCommit } from '../common/group-commit';
import { IncidentsChanged } from './events/incidents-changed.event';
import { IncidentReader } from './incident-reader';
import { IncidentsRepository } from './incidents.repository';

/** Changes one after another are announced once in so long, in milliseconds, and so many of them by name. */
const REST_MS = 1000;
const NAMED = 20;

/** Announces incidents that are not what they were: their state, or what became of their messages. */
@Injectable()
export class IncidentChanges {
  private readonly logger = new Logger(IncidentChanges.name);
  private readonly changes = new GroupCommit<string, never>((ids) => workAndRest(() => this.announce(ids)), {
    maxBatch: 100_000,
    restMs: REST_MS,
  });

  constructor(
    private readonly incidents: IncidentsRepository,
    private readonly reader: IncidentReader,
    private readonly events: EventEmitter2,
  ) {}

  /** After the write. Is not waited for. */
  changed(ids: readonly (string | Types.ObjectId)[]): void {
    if (ids.length > 0) void this.changes.add(ids.map(String));
  }

  /** Settles when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.changes.idle();
  }

  /** Does not fail: who listens reads again sooner or later. */
  private async announce(ids: readonly string[]): Promise<[]> {
    const each = [...new Set(ids)];
    try {
      const incidents = await this.incidents.byIds(each.slice(-NAMED));
      const [dtos, counts] = await Promise.all([this.reader.present(incidents, 'user'), this.reader.counts()]);
      const more = Math.max(0, each.length - NAMED);
      this.events.emit(IncidentsChanged.event, new IncidentsChanged({ incidents: dtos, counts, more }));
    } catch (error) {
      this.logger.warn({ err: error }, 'A change of incidents could not be announced');
    }
    return [];
  }
}
