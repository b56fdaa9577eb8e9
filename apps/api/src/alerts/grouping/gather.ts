import { Injectable } from '@nestjs/common';
import { BrandsService } from '../../brands/brands.service';
import { Clock } from '../../common/clock';
import { ChannelsRepository } from '../store/channels.repository';
import { IncidentFacts } from './incident-facts';
import type { MessageBrand } from '../rendering/message';
import type { AlertRule } from '../store/rule.schema';
import { RulesRepository } from '../store/rules.repository';
import { digestMessage, incidentsMessage, plainMessage } from './content';
import type { End, EventRecord } from '../store/event.schema';
import { EventsRepository } from '../store/events.repository';
import { groupsOf, type Telling } from './group';
import { type Ended, judge } from './judge';
import { MessageWriter } from './message-writer';
import { Pace } from './pace';
import { quietUntil } from './quiet-hours';
import { isAbout } from './rule-scope';
import { followedBy, ToldReader } from './told';
import { uncancelled } from './uncancelled';

/** When a rule is to be looked at again; undefined: when something new comes. */
export type NextLook = Date | undefined;

const idsOf = (events: readonly EventRecord[]): string[] => events.map(({ _id }) => _id);

/** When it happened by the server's clock; what another's clock puts into the future, happened when it came here. */
const happenedAt = ({ recordedAt, receivedAt }: EventRecord): number =>
  Math.min(recordedAt.getTime(), receivedAt.getTime());

/** When what waits about one thing may be told: it must have held for `after`, counted from the last change. */
const readyAt = ({ after }: AlertRule, events: readonly EventRecord[]): number =>
  Math.max(...events.map(happenedAt)) + after * 1000;

/** Makes messages of what waits for a rule, when its window has ended. */
@Injectable()
export class Gather {
  constructor(
    private readonly rules: RulesRepository,
    private readonly channels: ChannelsRepository,
    private readonly brands: BrandsService,
    private readonly events: EventsRepository,
    private readonly writer: MessageWriter,
    private readonly told: ToldReader,
    private readonly facts: IncidentFacts,
    private readonly pace: Pace,
    private readonly clock: Clock,
  ) {}

  /** @param ruleId hex */
  async execute(ruleId: string): Promise<NextLook> {
    const now = this.clock.now();
    const rule = await this.rules.byId(ruleId);
    const waiting = await this.writer.mended(await this.events.waitingOf(ruleId));
    if (waiting.length === 0) return undefined;
    if (!rule) return this.endAll(waiting, 'rule-gone');
    if (!rule.enabled) return this.endAll(waiting, 'rule-off');
    const channels = await this.channelsOf(rule);
    if (channels.length === 0) return this.endAll(waiting, 'no-channel');
    // What would have to wait for its turn gathers on, and becomes one message.
    const left = Math.max(...channels.map((id) => this.pace.left(id)));
    if (left > 0) return new Date(now.getTime() + left);
    const quiet = quietUntil(rule.quietHours, now);
    if (quiet) return quiet;
    const awake = waiting.filter(({ muted }) => muted !== true);
    const brands: ReadonlyMap<string, MessageBrand> = await this.brandsNow();
    const plain = awake.filter(({ incident }) => incident === null);
    const laterPlain = await this.tellPlain(rule, plain, channels, brands, now);
    const laterIncidents = await this.tellIncidents(
      rule,
      awake.filter(({ incident }) => incident !== null),
      channels,
      brands,
      now,
    );
    const later = [laterPlain, laterIncidents].filter((at) => at !== undefined);
    return later.length > 0 ? new Date(Math.min(...later) + rule.window * 1000) : undefined;
  }

  private async endAll(events: readonly EventRecord[], why: End): Promise<undefined> {
    await this.events.end(idsOf(events), why);
    this.changed(events);
    return undefined;
  }

  private changed(events: readonly EventRecord[]): void {
    this.facts.changed([...new Set(events.flatMap(({ incident }) => incident ?? []))]);
  }

  /** Those of the rule that are there and on (hex), in its order. */
  private async channelsOf({ channelIds }: AlertRule): Promise<string[]> {
    const all = await this.channels.list();
    this.pace.know(all);
    const enabled = new Set(all.flatMap((each) => (each.enabled ? each._id.toHexString() : [])));
    return channelIds.filter((id) => enabled.has(id));
  }

  private async brandsNow(): Promise<Map<string, MessageBrand>> {
    const refs = await this.brands.refs();
    return new Map([...refs].map(([id, { name, code }]) => [id, { id, name, code }]));
  }

  /** What is about no incident; silence and return of one vantage cancel each other. */
  private async tellPlain(
    rule: AlertRule,
    events: readonly EventRecord[],
    channels: readonly string[],
    brands: ReadonlyMap<string, MessageBrand>,
    now: Date,
  ): Promise<number | undefined> {
    const later: number[] = [];
    const subjects = Map.groupBy(events, (event) =>
      event.kind === 'vantage' ? `vantage ${event.facts.vantage}` : event._id,
    );
    for (const own of subjects.values()) {
      const ready = own[0]!.kind === 'vantage' ? readyAt(rule, own) : 0;
      if (ready > now.getTime()) {
        later.push(ready);
        continue;
      }
      for (const event of uncancelled(own)) {
        const content =
          event.kind === 'digest'
            ? digestMessage(
                rule,
                (await this.facts.open()).filter((each) => isAbout(rule, each)),
                brands,
                now,
              )
            : plainMessage(rule, event.type!, event.facts, now);
        const to = channels.filter((id) => id !== event.facts.channel?.id);
        if (to.length === 0) await this.endAll([event], 'nobody-told');
        else await this.writer.write(rule, { events: [event], channels: to, content });
      }
      const told = new Set(uncancelled(own));
      await this.events.end(idsOf(own.filter((event) => !told.has(event))), 'short');
    }
    return later.length > 0 ? Math.min(...later) : undefined;
  }

  private async tellIncidents(
    rule: AlertRule,
    events: readonly EventRecord[],
    channels: readonly string[],
    brands: ReadonlyMap<string, MessageBrand>,
    now: Date,
  ): Promise<number | undefined> {
    if (events.length === 0) return undefined;
    const byIncident = Map.groupBy(events, ({ incident }) => incident ?? '');
    const ids = [...byIncident.keys()];
    const [snapshots, told] = await Promise.all([this.facts.of(ids), this.told.of(rule._id.toHexString(), ids)]);
    const muted = await this.facts.muted([...snapshots.values()]);
    const ended: Ended[] = [];
    const tellings: Telling[] = [];
    const held: EventRecord[] = [];
    const later: number[] = [];
    for (const [id, own] of byIncident) {
      const snapshot = snapshots.get(id);
      if (!snapshot) ended.push({ why: 'incident-gone', events: own });
      else if (muted.has(id)) held.push(...own);
      else {
        const states = own.filter(({ kind }) => kind === 'state');
        const ready = states.length > 0 ? readyAt(rule, states) : 0;
        if (ready > now.getTime() && snapshot.closedBecause === null && !snapshot.flapping) later.push(ready);
        else {
          const judgement = judge(rule, snapshot, own, told, channels);
          tellings.push(...judgement.tellings);
          ended.push(...judgement.ended);
        }
      }
    }
    await this.events.mute(idsOf(held));
    for (const [why, all] of Map.groupBy(ended, ({ why: each }) => each))
      await this.events.end(idsOf(all.flatMap(({ events: own }) => own)), why);
    for (const group of groupsOf(tellings)) {
      const incidents = group.tellings.flatMap(({ incident }) => snapshots.get(incident) ?? []);
      const own = new Set(group.tellings.flatMap((telling) => telling.events));
      await this.writer.write(rule, {
        events: events.filter(({ _id }) => own.has(_id)),
        channels: group.channels,
        content: incidentsMessage(rule, { ...group, incidents }, brands, now),
        incidents: incidents.map(({ id }) => id),
        follows: followedBy(group.type, incidents, told),
      });
    }
    this.changed([...held, ...ended.flatMap(({ events: own }) => own)]);
    return later.length > 0 ? Math.min(...later) : undefined;
  }
}
