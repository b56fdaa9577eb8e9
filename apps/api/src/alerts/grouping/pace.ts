import { Injectable } from '@nestjs/common';
import type { AlertChannel } from '../store/channel.schema';

/** Milliseconds between two messages, how many may come faster in a row, and after how long one more may. */
interface Limit {
  apartMs: number;
  burst: number;
  refillMs: number;
}

/** 30 a second of one bot, whatever the chats: all bots together keep it. */
const TELEGRAM: Limit = { apartMs: 0, burst: 15, refillMs: 67 };
/** 1 a second in a chat. */
const CHAT: Limit = { apartMs: 1000, burst: Infinity, refillMs: 1000 };
/** And 20 a minute in a group, whichever of its topics. */
const GROUP: Limit = { apartMs: 1000, burst: 5, refillMs: 4000 };
const SLACK: Limit = { apartMs: 1000, burst: Infinity, refillMs: 1000 };
/** 5 in 2 seconds, 30 a minute in a channel. */
const DISCORD: Limit = { apartMs: 400, burst: 5, refillMs: 2400 };

type Paced = Pick<AlertChannel, '_id' | 'kind'> & { settings: { chatId?: string } };

/** Whose limits a channel shares: two channels may lead to one chat. */
function limitsOf({ _id, kind, settings: { chatId = '' } }: Paced): [key: string, limit: Limit][] {
  switch (kind) {
    case 'telegram':
      // People have positive numbers; groups, channels and what is known by a name have not.
      return [
        ['telegram', TELEGRAM],
        [`telegram ${chatId}`, /^\d+$/.test(chatId) ? CHAT : GROUP],
      ];
    case 'slack':
      return [[_id.toHexString(), SLACK]];
    case 'discord':
      return [[_id.toHexString(), DISCORD]];
    default:
      return [];
  }
}

interface Spent {
  tokens: number;
  at: number;
}

/**
 * What chats take before they ask to slow down. Whoever makes messages waits for it too, so that what comes meanwhile is
 * gathered into one.
 */
@Injectable()
export class Pace {
  private readonly spent = new Map<string, Spent>();
  private limits = new Map<string, [key: string, limit: Limit][]>();

  /** Of these channels it is asked from now on; of others it knows no limit. */
  know(channels: readonly Paced[]): void {
    this.limits = new Map(channels.map((channel) => [channel._id.toHexString(), limitsOf(channel)]));
  }

  /** Milliseconds until this channel (hex) may be sent to. */
  left(channel: string, now: number = performance.now()): number {
    return Math.max(0, ...(this.limits.get(channel) ?? []).map(([key, limit]) => this.leftOf(key, limit, now)));
  }

  /** One is sent now. */
  spend(channel: string, now: number = performance.now()): void {
    for (const [key, { burst, refillMs }] of this.limits.get(channel) ?? []) {
      const { tokens, at } = this.spent.get(key) ?? { tokens: burst, at: now };
      this.spent.set(key, { tokens: Math.min(burst, tokens + (now - at) / refillMs) - 1, at: now });
    }
  }

  private leftOf(key: string, { apartMs, refillMs }: Limit, now: number): number {
    const spent = this.spent.get(key);
    if (!spent) return 0;
    const tokens = spent.tokens + (now - spent.at) / refillMs;
    return Math.max(0, spent.at + apartMs - now, tokens >= 1 ? 0 : (1 - tokens) * refillMs);
  }
}
