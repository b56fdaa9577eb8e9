import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { IncidentFacts } from '../grouping/incident-facts';
import { quietUntil } from '../grouping/quiet-hours';
import type { AlertMessage } from '../rendering/message';
import { DeliveriesRepository } from '../store/deliveries.repository';
import type { DeliveryRecord, Hold, Skip } from '../store/delivery.schema';
import { type FrozenMessage, MessagesRepository } from '../store/messages.repository';
import { RulesRepository } from '../store/rules.repository';
import { stillTrue } from './still-true';

/** One that is sent within so long says what was true when it was made. Milliseconds. */
const AT_ONCE_MS = 10_000;
/** What a mute holds is released when that ends; a release that was missed is made up for after so long. */
const MUTED_MS = 600_000;
/** Messages behind one that are looked through for what takes it back. */
const MOST_BEHIND = 100;

/** What is to be done with a message whose turn it is. */
export type Timely = { send: AlertMessage } | { skip: Skip } | { hold: Hold; until: Date };

/** Whether a message may go now, and what of it is still true: it may have waited for its channel for hours. */
@Injectable()
export class Timeliness {
  constructor(
    private readonly rules: RulesRepository,
    private readonly messages: MessagesRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly facts: IncidentFacts,
    private readonly clock: Clock,
  ) {}

  async of(delivery: DeliveryRecord, message: FrozenMessage): Promise<Timely> {
    const now = this.clock.now();
    const rule = await this.rules.byId(message.rule);
    if (!rule) return { skip: 'rule-gone' };
    if (!rule.enabled) return { skip: 'rule-off' };
    const quiet = quietUntil(rule.quietHours, now);
    if (quiet) return { hold: 'quiet-hours', until: quiet };
    if (!isLate(delivery, now)) return { send: message.content };
    if (await this.isTakenBack(delivery, message)) return { skip: 'over' };
    const incidents = await this.facts.of(message.incidents);
    const content = stillTrue(rule, message, incidents);
    if (content === null) return { skip: 'over' };
    const muted = await this.facts.muted([...incidents.values()]);
    if (incidents.size > 0 && muted.size === incidents.size)
      return { hold: 'muted', until: new Date(now.getTime() + MUTED_MS) };
    return { send: content };
  }

  /** A vantage that is back before anybody heard of its silence. */
  private async isTakenBack({ channel, order, createdAt }: DeliveryRecord, message: FrozenMessage): Promise<boolean> {
    if (message.type !== 'checker.silent' && message.type !== 'checker.blind') return false;
    const behind = (await this.deliveries.unsentOf(channel, MOST_BEHIND)).filter(
      (each) => each.type === 'checker.back' && (each.createdAt > createdAt || each.order > order),
    );
    if (behind.length === 0) return false;
    const backs = await this.messages.byIds(behind.map((each) => each.message));
    return backs.some(({ rule, content }) => rule === message.rule && content?.vantage === message.content.vantage);
  }
}

const isLate = ({ attempts, createdAt, why }: DeliveryRecord, now: Date): boolean =>
  attempts > 0 || why !== null || now.getTime() - createdAt.getTime() > AT_ONCE_MS;
