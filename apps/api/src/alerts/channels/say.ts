import type { ChannelAnswerCode, ChannelAnswerDto } from '@nawala/contracts';
import type { ChannelAnswer } from './outcome';

type Params = ChannelAnswer['params'];

const said = ({ said: words = '' }: Params): string => (words === '' ? '' : ` It said: “${words}”.`);

/** Each answer as a person can use it: what is wrong, and what to do. */
const SENTENCES: Readonly<Record<ChannelAnswerCode, (params: Params) => string>> = {
  arrived: ({ where = '' }) => (where === '' ? 'The channel showed it.' : `“${where}” showed it.`),
  accepted: ({ status = 0, ms = 0 }) => `It answered ${status} in ${ms} ms.`,
  badToken: () => 'Telegram does not know this token. Copy it again from BotFather.',
  unknownChat: (params) =>
    `There is no such chat, or the bot was never in it. Add the bot and choose the chat again.${said(params)}`,
  notAMember: (params) => `The bot may not write there. Add it to the chat, and let it write.${said(params)}`,
  blockedByUser: (params) =>
    `The person has not started the bot, or has blocked it. They must press Start.${said(params)}`,
  unknownTopic: (params) => `There is no such topic in the chat.${said(params)}`,
  slowDown: ({ seconds = 0 }) => `It asks to wait for ${seconds} s.`,
  webhookGone: (params) => `This webhook does not exist any more. Make a new one and enter its address.${said(params)}`,
  channelArchived: (params) => `The channel is archived. Bring it back, or choose another one.${said(params)}`,
  refusedByChannel: (params) => `It refuses the message.${said(params)}`,
  mailboxRefuses: ({ rejected = '', ...params }) =>
    `The mail server refuses ${rejected || 'the recipients'}.${said(params)}`,
  mailSignIn: (params) => `The mail server does not accept name and password of SMTP_URL.${said(params)}`,
  notSetUp: () => 'E-mail is not set up on the server: SMTP_URL and MAIL_FROM are missing.',
  addressForbidden: ({ host = '' }) => `${host} leads to an address that may not be reached from here.`,
  redirected: ({ status = 0 }) =>
    `It answered ${status}: redirects are not followed. Enter the address that it leads to.`,
  unknownHost: ({ host = '' }) => `No address is known for ${host}.`,
  unreachable: ({ host = '' }) => `${host} cannot be reached.`,
  timeout: ({ seconds = 0 }) => `No answer came within ${seconds} s.`,
  brokenAnswer: ({ status = 0 }) => `It answered ${status} with something that cannot be understood.`,
  answeredWith: ({ status = 0, ...params }) => `It answered ${status}.${said(params)}`,
  secretUnreadable: () =>
    'Its secret cannot be decrypted: SECRETS_KEY is missing or another one. Enter the secret again.',
};

export const presentAnswer = ({ code, params }: Pick<ChannelAnswer, 'code' | 'params'>): ChannelAnswerDto => ({
  code,
  detail: SENTENCES[code](params),
  params,
});
