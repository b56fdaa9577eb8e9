import type { LANGUAGES } from './languages';
import type { NawalaStatus, ScanMethod } from './statuses';

/** Where a message can go. */
export const CHANNEL_KINDS = ['telegram', 'email', 'slack', 'discord', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a rule can tell of; `digest` stands alone. */
export const ALERT_EVENTS = [
  'blocked',
  'unblocked',
  'checker-silent',
  'checker-back',
  'checker-blind',
  'channel-failing',
] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];
export const RULE_EVENTS = [...ALERT_EVENTS, 'digest'] as const;
export type RuleEvent = (typeof RULE_EVENTS)[number];

/** What a message says: the `type` of a webhook's body. */
export const MESSAGE_TYPES = [
  'incident.opened',
  'incident.closed',
  'incident.acknowledged',
  'incident.flapping',
  'checker.silent',
  'checker.back',
  'checker.blind',
  'channel.failing',
  'digest',
  'test',
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

export type AlertLanguage = (typeof LANGUAGES)[number];

/** What became of a message; `waiting`: its window is open, `due`: also while it is being sent. */
export const DELIVERY_STATES = ['waiting', 'due', 'sent', 'failed', 'held', 'skipped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What went wrong with a channel, without a language; `detail` beside it says it in English. */
export const CHANNEL_ANSWERS = [
  'arrived',
  'accepted',
  'badToken',
  'unknownChat',
  'notAMember',
  'blockedByUser',
  'unknownTopic',
  'slowDown',
  'webhookGone',
  'channelArchived',
  'refusedByChannel',
  'mailboxRefuses',
  'mailSignIn',
  'notSetUp',
  'addressForbidden',
  'redirected',
  'unknownHost',
  'unreachable',
  'timeout',
  'brokenAnswer',
  'answeredWith',
  'secretUnreadable',
] as const;
export type ChannelAnswerCode = (typeof CHANNEL_ANSWERS)[number];

/** What a channel said, as a person can use it. `params` are what `detail` names, such as `status`, `ms` or `said`. */
export interface ChannelAnswerDto {
  code: ChannelAnswerCode;
  detail: string;
  params: Record<string, string | number>;
}

export interface ChannelTestDto extends ChannelAnswerDto {
  ok: boolean;
}

/** How a channel does. Times are ISO 8601 UTC. */
export interface ChannelHealthDto {
  lastSentAt: string | null;
  /** HTTP status or SMTP reply code (0: none came), and milliseconds until it. */
  lastAnswer: { status: number; ms: number } | null;
  lastError: (ChannelAnswerDto & { at: string }) | null;
  /** Since when nothing has arrived any more; null while all is well. */
  failingSince: string | null;
  lastTest: (ChannelTestDto & { at: string }) | null;
  /** Messages that wait to be sent. */
  waiting: number;
}

/** The parts of a channel's configuration that are no secrets. */
export interface ChannelSettingsDto {
  /** Telegram. */
  chatId?: string;
  topicId?: number | null;
  /** E-mail. */
  to?: string[];
}

export interface ChannelDto {
  id: string;
  name: string;
  kind: ChannelKind;
  /** Where it leads, on one line, secrets masked: `-1001234567 · topic 4`, `hooks.slack.com/…/k9Qz`. */
  target: string;
  settings: ChannelSettingsDto;
  mention: string[];
  enabled: boolean;
  health: ChannelHealthDto;
}

/** The secret of a webhook's signatures, shown once. */
export interface ChannelSecretDto {
  secret: string;
}
export type CreatedChannelDto = ChannelDto & Partial<ChannelSecretDto>;

/** What a bot has seen: where it can write to. */
export interface TelegramChatsDto {
  bot: { name: string; username: string };
  chats: { id: string; title: string; type: 'private' | 'group' | 'supergroup' | 'channel'; topicId: number | null }[];
}

export interface QuietHours {
  /** `22:00`, at the clock of `zone` (IANA). `to` may be on the next day. */
  from: string;
  to: string;
  zone: string;
}

export interface DigestTime {
  time: string;
  zone: string;
}

/** Whether a rule can tell anybody: `no-channel` and `no-brand` when none of those it names is there (any more). */
export type RuleState = 'on' | 'off' | 'no-channel' | 'no-brand';

export interface RuleDto {
  id: string;
  name: string;
  enabled: boolean;
  on: RuleEvent[];
  /** Empty: all. */
  brandIds: string[];
  tags: string[];
  vantages: string[];
  /** Seconds that it must hold first. */
  after: number;
  /** Seconds to gather, from the first event on. */
  window: number;
  /** Whether to tell what ended within `after` or `window`. */
  tellShort: boolean;
  quietHours: QuietHours | null;
  digestAt: DigestTime | null;
  language: AlertLanguage;
  /** IANA; of the times in messages. */
  zone: string;
  channelIds: string[];
  lastToldAt: string | null;
  toldIn30Days: number;
  state: RuleState;
  /** Named by the rule, and gone. */
  missing: { brandIds: string[]; channelIds: string[] };
}

/** A message of each event of the rule as it will look in each kind of channel. */
export interface RulePreviewDto {
  messages: {
    event: RuleEvent;
    kind: ChannelKind;
    /** E-mail alone. */
    subject: string | null;
    /** What a person reads, without markup. */
    text: string;
    /** What is sent: HTML, or JSON. */
    body: string;
  }[];
}

/** One domain in a webhook's body. */
export interface WebhookIncidentDto {
  id: string;
  domain: string;
  /** As people write it, where that is safe to show; else the same. */
  displayName: string;
  openedAt: string;
  closedAt: string | null;
  vantages: {
    vantage: string;
    /** What people read. */
    label: string;
    status: NawalaStatus;
    since: string;
    method: ScanMethod | null;
    reason: string | null;
    confirmed: boolean;
  }[];
  reason: string | null;
  url: string;
}

/** The body of a generic webhook, signed as https://www.standardwebhooks.com says. */
export interface WebhookBodyDto {
  type: MessageType;
  timestamp: string;
  data: {
    rule: { id: string; name: string } | null;
    brand: { id: string; name: string; code: string } | null;
    vantage: string | null;
    /** What people read. */
    vantageLabel: string | null;
    channel: { id: string; name: string } | null;
    incidents: WebhookIncidentDto[];
    total: number;
  };
}
