import { Injectable } from '@nestjs/common';
import type { AlertEvent, MessageType } from '@nawala/contracts';
import { Clock } from '../../common/clock';
import type { IncidentEvent, VantageEvent } from '../../incidents/incident-events';
import type { AlertRule } from '../store/rule.schema';
import { RulesRepository } from '../store/rules.repository';
import type { EventFacts, EventKind, EventRecord } from '../store/event.schema';
import { EventsRepository } from '../store/events.repository';
import { wants, wantsVantage } from './rule-scope';

const KEPT_MS = 40 * 24 * 3_600_000;

const VANTAGE_TYPES = {
  'checker-silent': 'checker.silent',
  'checker-back': 'checker.back',
  'checker-blind': 'checker.blind',
} as const satisfies Record<VantageEvent['type'], MessageType>;

/** Something that is told as it is. */
export interface OtherEvent {
  key: string;
  on: AlertEvent;
  kind: Exclude<EventKind, 'state' | 'acknowledged'>;
  type: MessageType;
  recordedAt: Date;
  facts: EventFacts;
}

/** A rule for which something was written down, and when the first of it was recorded. */
export interface Opening {
  rule: AlertRule;
  from: Date;
}

/** Writes down what each rule may have to tell, before anything is made of it. */
@Injectable()
export class EventDesk {
  private readonly taken: ((openings: readonly Opening[]) => void)[] = [];

  constructor(
    private readonly rules: RulesRepository,
    private readonly events: EventsRepository,
    private readonly clock: Clock,
  ) {}

  /** After something was written down. */
  onTaken(listener: (openings: readonly Opening[]) => void): void {
    this.taken.push(listener);
  }

  takeIncidents(happened: readonly IncidentEvent[]): Promise<void> {
    return this.take((rule) =>
      happened.flatMap((event) => {
        const kind = wants(rule, event);
        return kind
          ? [
              this.record(rule, {
                key: event.key,
                kind,
                type: null,
                incident: event.incident.id,
                seq: event.seq,
                recordedAt: event.recordedAt,
                facts: {},
              }),
            ]
          : [];
      }),
    );
  }

  takeVantages(happened: readonly VantageEvent[]): Promise<void> {
    return this.take((rule) =>
      happened
        .filter((event) => wantsVantage(rule, event))
        .map(({ key, type, vantage, at, recordedAt }) =>
          this.record(rule, {
            key,
            kind: 'vantage',
            type: VANTAGE_TYPES[type],
            incident: null,
            seq: at.getTime(),
            recordedAt,
            facts: { vantage, since: at.toISOString() },
          }),
        ),
    );
  }

  takeOther({ on, key, kind, type, recordedAt, facts }: OtherEvent): Promise<void> {
    return this.take((rule) =>
      rule.on.includes(on)
        ? [this.record(rule, { key, kind, type, incident: null, seq: recordedAt.getTime(), recordedAt, facts })]
        : [],
    );
  }

  /** Of one rule alone. */
  async takeDigest(rule: AlertRule, day: string): Promise<void> {
    const recordedAt = this.clock.now();
    const record = {
      key: `digest:${day}`,
      kind: 'digest' as const,
      type: 'digest' as const,
      incident: null,
      seq: recordedAt.getTime(),
      recordedAt,
      facts: {},
    };
    await this.events.add([this.record(rule, record)]);
    this.announce([{ rule, from: recordedAt }]);
  }

  private async take(recordsOf: (rule: AlertRule) => EventRecord[]): Promise<void> {
    const rules = (await this.rules.list()).filter(({ enabled }) => enabled);
    const concerned = rules.flatMap((rule) => {
      const records = recordsOf(rule);
      return records.length > 0 ? [{ rule, records }] : [];
    });
    await this.events.add(concerned.flatMap(({ records }) => records));
    this.announce(concerned.map(({ rule, records }) => ({ rule, from: firstOf(records) })));
  }

  private announce(openings: readonly Opening[]): void {
    if (openings.length > 0) for (const listener of this.taken) listener(openings);
  }

  private record(
    rule: AlertRule,
    event: Pick<EventRecord, 'kind' | 'type' | 'incident' | 'seq' | 'recordedAt' | 'facts'> & { key: string },
  ): EventRecord {
    const { key, ...fields } = event;
    const id = rule._id.toHexString();
    const receivedAt = this.clock.now();
    const expiresAt = new Date(receivedAt.getTime() + KEPT_MS);
    return {
      _id: `${id}:${key}`,
      rule: id,
      ...fields,
      receivedAt,
      waiting: true,
      message: null,
      says: null,
      why: null,
      expiresAt,
    };
  }
}

const firstOf = (records: readonly EventRecord[]): Date =>
  new Date(Math.min(...records.map(({ recordedAt }) => recordedAt.getTime())));
