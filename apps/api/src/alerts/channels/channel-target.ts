import type { ChannelKind } from '@nawala/contracts';
import type { ChannelSettings } from '../store/channel.schema';
import { type ChannelSecrets, maskedUrl } from './channel-secrets';

/** Where a channel leads, on one line that anybody may read. */
export function channelTarget(
  kind: ChannelKind,
  { chatId, topicId, to = [] }: ChannelSettings,
  { url }: ChannelSecrets,
): string {
  if (kind === 'telegram') return topicId ? `${chatId} · topic ${topicId}` : `${chatId}`;
  if (kind === 'email') return to.join(', ');
  return url === undefined ? '' : maskedUrl(url);
}
