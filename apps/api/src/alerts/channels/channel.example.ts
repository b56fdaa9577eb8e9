import type { ChannelDto, ChannelSecretDto, ChannelTestDto, TelegramChatsDto } from '@nawala/contracts';

export const CHANNEL_TEST_EXAMPLE: ChannelTestDto = {
  ok: true,
  code: 'accepted',
  detail: 'It answered 204 in 83 ms.',
  params: { status: 204, ms: 83 },
};

/** A webhook that does well. */
export const CHANNEL_EXAMPLE: ChannelDto = {
  id: '66f2a1b3c4d5e6f708192a71',
  name: 'On call',
  kind: 'webhook',
  target: 'switch.example.com/…',
  settings: {},
  mention: [],
  enabled: true,
  health: {
    lastSentAt: '2026-10-12T03:12:40.000Z',
    lastAnswer: { status: 204, ms: 83 },
    lastError: null,
    failingSince: null,
    lastTest: { ...CHANNEL_TEST_EXAMPLE, at: '2026-09-01T08:10:00.000Z' },
    waiting: 0,
  },
};

export const SECRET_EXAMPLE: ChannelSecretDto = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=' };

export const CHATS_EXAMPLE: TelegramChatsDto = {
  bot: { name: 'Nawala', username: 'nawala_bot' },
  chats: [{ id: '-1001234567890', title: 'Aurora ops', type: 'supergroup', topicId: null }],
};
