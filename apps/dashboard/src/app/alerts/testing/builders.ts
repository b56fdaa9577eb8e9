import type { ChannelDto, RuleDto } from '@nawala/contracts';

/** Builders for specs: name only the facts that matter. */
export const aChannel = (over: Partial<ChannelDto> = {}): ChannelDto => ({
  id: 'c'.repeat(24),
  name: 'Aurora ops',
  kind: 'telegram',
  target: '-1001234567890',
  settings: { chatId: '-1001234567890', topicId: null },
  mention: [],
  enabled: true,
  health: { lastSentAt: null, lastAnswer: null, lastError: null, failingSince: null, lastTest: null, waiting: 0 },
  ...over,
});

export const aRule = (over: Partial<RuleDto> = {}): RuleDto => ({
  id: 'd'.repeat(24),
  name: 'Blocked, at once',
  enabled: true,
  on: ['blocked', 'unblocked'],
  brandIds: [],
  tags: [],
  vantages: [],
  after: 0,
  window: 30,
  tellShort: false,
  quietHours: null,
  digestAt: null,
  language: 'en',
  zone: 'Asia/Jakarta',
  channelIds: ['c'.repeat(24)],
  lastToldAt: null,
  toldIn30Days: 0,
  state: 'on',
  missing: { brandIds: [], channelIds: [] },
  ...over,
});
