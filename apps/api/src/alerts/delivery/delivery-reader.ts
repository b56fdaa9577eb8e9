import { Injectable } from '@nestjs/common';
import type { DeliveryDto } from '@nawala/contracts';
import { Clock } from '../../common/clock';
import type { AlertChannel } from '../store/channel.schema';
import { ChannelsRepository } from '../store/channels.repository';
import type { End, EventRecord } from '../store/event.schema';
import { EventsRepository } from '../store/events.repository';
import { quietUntil } from '../grouping/quiet-hours';
import type { AlertRule } from '../store/rule.schema';
import { RulesRepository } from '../store/rules.repository';
import { DeliveriesRepository } from '../store/deliveries.repository';
import { type DeliveryRecord, isHeld } from '../store/delivery.schema';

/** Of what was not told, what a person would miss. */
const WORTH_SAYING: readonly End[] = ['short', 'no-channel', 'rule-off', 'rule-gone'];

/** What became of the messages about incidents. */
@Injectable()
export class DeliveryReader {
  constructor(
    private readonly events: EventsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly rules: RulesRepository,
    private readonly channels: ChannelsRepository,
    private readonly clock: Clock,
  ) {}

  async of(incidentIds: readonly string[]): Promise<Map<string, DeliveryDto[]>> {
    const events = await this.events.ofIncidents(incidentIds);
    const found = new Map<string, DeliveryDto[]>();
    if (events.length === 0) return found;
    const messages = [...new Set(events.flatMap(({ message }) => message ?? []))];
    const [deliveries, rules, channels] = await Promise.all([
      this.deliveries.ofMessages(messages),
      this.rules.list(),
      this.channels.list(),
    ]);
    const byMessage = Map.groupBy(deliveries, ({ message }) => message);
    const ruleOf = new Map(rules.map((rule) => [rule._id.toHexString(), rule]));
    const channelOf = new Map(channels.map((channel) => [channel._id.toHexString(), channel]));
    for (const [incident, own] of Map.groupBy(events, (event) => event.incident ?? '')) {
      const sent = [...new Set(own.flatMap(({ message }) => message ?? []))].flatMap((id) => byMessage.get(id) ?? []);
      const told = sent.map((delivery) => presentDelivery(delivery, channelOf));
      // Of what each rule has not told, the latest says where things stand.
      const latest = new Map(own.filter(({ message }) => message === null).map((event) => [event.rule, event]));
      const untold = [...latest.values()].flatMap((event) => this.untold(event, ruleOf.get(event.rule), channelOf));
      found.set(
        incident,
        [...told, ...untold].sort((a, b) => (a.at < b.at ? -1 : 1)),
      );
    }
    return found;
  }

  /** What waits, and what is not told, in each channel of its rule. */
  private untold(
    { why, waiting, muted, kind, receivedAt }: EventRecord,
    rule: AlertRule | undefined,
    channels: ReadonlyMap<string, AlertChannel>,
  ): DeliveryDto[] {
    if (!rule || (waiting !== true && (why === null || !WORTH_SAYING.includes(why)))) return [];
    const quiet = quietUntil(rule.quietHours, this.clock.now());
    const held = muted ? 'muted' : quiet ? 'quiet-hours' : null;
    const state = waiting !== true ? 'skipped' : held === null ? 'waiting' : 'held';
    return rule.channelIds.flatMap((id) => {
      const channel = channels.get(id);
      if (!channel) return [];
      return [
        {
          event: kind === 'acknowledged' ? ('incident.acknowledged' as const) : ('incident.opened' as const),
          kind: channel.kind,
          state,
          why: why ?? held,
          at: receivedAt.toISOString(),
          attempts: 0,
          nextAt: waiting === true && !muted ? (quiet?.toISOString() ?? null) : null,
          channel: { id, name: channel.name },
          error: null,
        },
      ];
    });
  }
}

const presentDelivery = (
  { type, kind, state, why, at, attempts, nextAt, channel, error }: DeliveryRecord,
  channels: ReadonlyMap<string, AlertChannel>,
): DeliveryDto => ({
  event: type,
  kind,
  state: isHeld({ state, why }) ? 'held' : state === 'sending' ? 'due' : state,
  why,
  at: at.toISOString(),
  attempts,
  nextAt: state === 'due' ? (nextAt?.toISOString() ?? null) : null,
  channel: { id: channel, name: channels.get(channel)?.name ?? '' },
  error,
});
