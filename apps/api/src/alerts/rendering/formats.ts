import type { ChannelKind } from '@nawala/contracts';
import { discord } from './formats/discord';
import { email } from './formats/email';
import type { Format } from './formats/format';
import { slack } from './formats/slack';
import { telegram } from './formats/telegram';
import { webhook } from './formats/webhook';

export const FORMATS: Readonly<Record<ChannelKind, Format>> = { telegram, slack, discord, email, webhook };
