import type { TelegramChatsDto } from '@nawala/contracts';
import { request, type Dispatcher } from 'undici';
import { InvalidInput } from '../../common/app-error';
import { ChannelRefuses } from './channels.errors';
import { jsonOf, withoutAnswer } from './http';
import { quoted } from './outcome';
import { presentAnswer } from './say';

type Chat = TelegramChatsDto['chats'][number];
const TYPES: readonly string[] = ['private', 'group', 'supergroup', 'channel'] satisfies Chat['type'][];
const ASK_MS = 10_000;

interface RawChat {
  id?: unknown;
  type?: unknown;
  title?: unknown;
  first_name?: unknown;
  last_name?: unknown;
  username?: unknown;
}

const titleOf = ({ title, first_name, last_name, username }: RawChat): string =>
  quoted(title ?? ([first_name, last_name].filter(Boolean).join(' ') || username));

/** Every chat that any update speaks of, the latest first; a topic where the update came from one. */
export function chatsOf(updates: unknown): Chat[] {
  if (!Array.isArray(updates)) return [];
  const found = new Map<string, Chat>();
  for (const update of updates as Record<string, unknown>[]) {
    for (const about of Object.values(update ?? {})) {
      const { chat, message_thread_id: topic, is_topic_message: isTopic } = (about ?? {}) as Record<string, unknown>;
      const raw = (chat ?? {}) as RawChat;
      if (typeof raw.id !== 'number' || !TYPES.includes(String(raw.type))) continue;
      const topicId = isTopic === true && typeof topic === 'number' ? topic : null;
      const id = String(raw.id);
      found.delete(`${id} ${topicId}`);
      found.set(`${id} ${topicId}`, { id, title: titleOf(raw), type: raw.type as Chat['type'], topicId });
    }
  }
  return [...found.values()].reverse();
}

/** Who the bot is, and where it has been added or spoken to: Telegram forgets that after a day. */
export async function telegramChats(dispatcher: Dispatcher, baseUrl: string, token: string): Promise<TelegramChatsDto> {
  const me = (await ask(dispatcher, `${baseUrl}/bot${token}/getMe`)) as { first_name?: unknown; username?: unknown };
  const updates = await ask(dispatcher, `${baseUrl}/bot${token}/getUpdates?timeout=0&limit=100`);
  return { bot: { name: quoted(me.first_name), username: quoted(me.username) }, chats: chatsOf(updates) };
}

/** @throws InvalidInput for a token that Telegram does not know, ChannelRefuses in Telegram's words */
async function ask(dispatcher: Dispatcher, url: string): Promise<unknown> {
  const answer = await request(url, { dispatcher, signal: AbortSignal.timeout(ASK_MS) })
    .then(async ({ statusCode, body }) => ({ status: statusCode, text: await body.text() }))
    .catch((error: unknown) => {
      throw new ChannelRefuses(presentAnswer(withoutAnswer(error, url, ASK_MS).answer).detail);
    });
  const said = jsonOf(answer.text);
  if (said?.['ok'] === true) return said['result'] ?? {};
  if (answer.status === 401 || answer.status === 404) {
    const { detail } = presentAnswer({ code: 'badToken', params: {} });
    throw new InvalidInput([{ path: 'token', message: detail, code: 'badToken' }]);
  }
  throw new ChannelRefuses(quoted(said?.['description']) || `status ${answer.status}`);
}
