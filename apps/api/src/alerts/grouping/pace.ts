import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '@nawala/contracts';

/** Milliseconds between two messages, how many may come faster in a row, and after how long one more may. */
const PACES: Readonly<Partial<Record<ChannelKind, { apartMs: number; burst: number; refillMs: number }>>> = {
  // 1 a second in a chat, 20 a minute in a group.
  telegram: { apartMs: 1000, burst: 5, refillMs: 3000 },
  slack: { apartMs: 1000, burst: Infinity, refillMs: 1000 },
  // 5 in 2 seconds, 30 a minute in a channel.
  discord: { apartMs: 400, burst: 5, refillMs: 2000 },
};

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

  /** Milliseconds until this channel (hex) may be sent to. */
  left(channel: string, kind: ChannelKind, now: number = performance.now()): number {
    const pace = PACES[kind];
    const spent = this.spent.get(channel);
    if (!pace || !spent) return 0;
    const tokens = spent.tokens + (now - spent.at) / pace.refillMs;
    return Math.max(0, spent.at + pace.apartMs - now, tokens >= 1 ? 0 : (1 - tokens) * pace.refillMs);
  }

  /** One is sent now. */
  spend(channel: string, kind: ChannelKind, now: number = performance.now()): void {
    const pace = PACES[kind];
    if (!pace) return;
    const { tokens, at } = this.spent.get(channel) ?? { tokens: pace.burst, at: now };
    this.spent.set(channel, { tokens: Math.min(pace.burst, tokens + (now - at) / pace.refillMs) - 1, at: now });
  }
}
