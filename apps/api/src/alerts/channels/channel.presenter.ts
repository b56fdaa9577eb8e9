import type { ChannelDto, ChannelTestDto } from '@nawala/contracts';
import type { AlertChannel, AnswerRecord } from '../store/channel.schema';
import { presentAnswer } from './say';

const presentError = (answer: AnswerRecord) => ({ ...presentAnswer(answer), at: answer.at.toISOString() });
const presentTest = (answer: AnswerRecord): ChannelTestDto & { at: string } => ({
  ok: answer.ok,
  ...presentError(answer),
});

export const presentChannel = (channel: AlertChannel, waiting: number): ChannelDto => ({
  id: channel._id.toHexString(),
  name: channel.name,
  kind: channel.kind,
  target: channel.target,
  settings: { ...channel.settings },
  mention: channel.mention,
  enabled: channel.enabled,
  health: {
    lastSentAt: channel.lastSentAt?.toISOString() ?? null,
    lastAnswer: channel.lastAnswer && { status: channel.lastAnswer.status, ms: channel.lastAnswer.ms },
    lastError: channel.lastError && presentError(channel.lastError),
    failingSince: channel.failingSince?.toISOString() ?? null,
    lastTest: channel.lastTest && presentTest(channel.lastTest),
    waiting,
  },
});
