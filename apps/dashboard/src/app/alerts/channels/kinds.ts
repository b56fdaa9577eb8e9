import type { ChannelKind } from '@nawala/contracts';
import type { PlainKey } from '../../locale/texts';
import type { IconName } from '../../ui/icons';

export const KINDS: Readonly<Record<ChannelKind, { label: PlainKey; icon: IconName }>> = {
  telegram: { label: 'kind.telegram', icon: 'send' },
  email: { label: 'kind.email', icon: 'mail' },
  slack: { label: 'kind.slack', icon: 'hash' },
  discord: { label: 'kind.discord', icon: 'message' },
  webhook: { label: 'kind.webhook', icon: 'code' },
};
