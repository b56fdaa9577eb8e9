import { answering, type HttpFake, type Reply, startHttpFake } from './http-fake';

export const TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345';

/** Tokens and chats as the real Bot API tells them apart. */
export function telegramReply(chats: Record<string, string>): Reply {
  return (asked, response) => {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)/.exec(asked.path) ?? [];
    const refuse = (status: number, description: string) =>
      answering(status, { ok: false, error_code: status, description })(asked, response);
    if (token !== TOKEN) return refuse(401, 'Unauthorized');
    if (method === 'getMe') {
      return answering(200, {
        ok: true,
        result: { id: 1, is_bot: true, first_name: 'Nawala', username: 'nawala_bot' },
      })(asked, response);
    }
    if (method === 'getUpdates') {
      const result = Object.entries(chats).map(([id, title], index) => ({
        update_id: index,
        my_chat_member: { chat: { id: Number(id), type: 'supergroup', title } },
      }));
      return answering(200, { ok: true, result })(asked, response);
    }
    const { chat_id: chat, text = '' } = JSON.parse(asked.body) as { chat_id: string; text?: string };
    if (chats[chat] === undefined) return refuse(400, 'Bad Request: chat not found');
    if (text.length > 8000) return refuse(400, 'Bad Request: message is too long');
    return answering(200, { ok: true, result: { message_id: 7, chat: { id: Number(chat), title: chats[chat] } } })(
      asked,
      response,
    );
  };
}

export const CHAT = '-1001234567890';
export const startTelegram = (): Promise<HttpFake> => startHttpFake(telegramReply({ [CHAT]: 'Aurora ops' }));

export const slackOk = answering(200, 'ok');
export const discordOk = answering(200, { id: '42', channel_id: '43' });

/** What a fake of Telegram was given to show. */
export interface Shown {
  chat_id: string;
  text: string;
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: boolean };
}
export const shownBy = (fake: HttpFake): Shown[] =>
  fake.asked.filter(({ path }) => path.endsWith('/sendMessage')).map(({ body }) => JSON.parse(body) as Shown);
