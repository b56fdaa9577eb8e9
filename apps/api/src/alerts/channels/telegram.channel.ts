import type { Dispatcher } from 'undici';
import type { RenderedMessage } from '../rendering/rendered-message';
import type { Channel, Earlier } from './channel';
import { type HttpAnswer, jsonOf, postJson, SEND_MS, withoutAnswer } from './http';
import { type Outcome, failed, quoted, retry, sent } from './outcome';

export interface TelegramTarget {
  token: string;
  chatId: string;
  topicId: number | null;
}

interface TelegramAnswer {
  ok?: unknown;
  description?: unknown;
  parameters?: { retry_after?: unknown; migrate_to_chat_id?: unknown };
  result?: unknown;
}

/** https://core.telegram.org/bots/api#sendmessage */
export class TelegramChannel implements Channel {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly baseUrl: string,
    private readonly target: TelegramTarget,
    private readonly timeoutMs: number = SEND_MS,
  ) {}

  async send({ payload }: RenderedMessage, _key: string, earlier?: Earlier): Promise<Outcome> {
    const first = await this.attempt(payload, this.target.chatId, earlier?.reference);
    const movedTo = movedChat(first);
    if (movedTo === undefined) return this.outcomeOf(first);
    // What was sent before has another number there, which nobody tells.
    const second = this.outcomeOf(await this.attempt(payload, movedTo));
    return second.type === 'sent' ? { ...second, movedTo } : second;
  }

  private async attempt(text: string, chatId: string, replyTo?: string | null): Promise<HttpAnswer | Outcome> {
    const { token, topicId } = this.target;
    const url = `${this.baseUrl}/bot${token}/sendMessage`;
    const body = JSON.stringify({
      chat_id: chatId,
      ...(topicId !== null && { message_thread_id: topicId }),
      text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(replyTo && { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
    });
    try {
      return await postJson(this.dispatcher, url, body, { timeoutMs: this.timeoutMs });
    } catch (error) {
      return withoutAnswer(error, url, this.timeoutMs);
    }
  }

  private outcomeOf(answer: HttpAnswer | Outcome): Outcome {
    return 'type' in answer ? answer : telegramOutcome(answer);
  }
}

function movedChat(answer: HttpAnswer | Outcome): string | undefined {
  if ('type' in answer) return undefined;
  const { parameters } = (jsonOf(answer.text) ?? {}) as TelegramAnswer;
  const id = parameters?.migrate_to_chat_id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

const chatTitle = (result: unknown): string => {
  const { chat } = (result ?? {}) as { chat?: { title?: unknown; first_name?: unknown; username?: unknown } };
  return quoted(chat?.title ?? chat?.first_name ?? chat?.username);
};

const arrived = (status: number, result: unknown) => sent('arrived', status, { where: chatTitle(result) });

function numberOf(result: unknown): { reference?: string } {
  const { message_id: id } = (result ?? {}) as { message_id?: unknown };
  return Number.isSafeInteger(id) ? { reference: String(id) } : {};
}

export function telegramOutcome({ status, text }: HttpAnswer): Outcome {
  const said = jsonOf(text) as TelegramAnswer | undefined;
  if (said?.ok === true) return { ...arrived(status, said.result), ...numberOf(said.result) };
  const description = quoted(said?.description);
  const params = { said: description };
  if (status === 429) {
    const seconds = Number(said?.parameters?.retry_after);
    return Number.isFinite(seconds)
      ? retry('slowDown', status, { seconds }, seconds * 1000)
      : retry('slowDown', status);
  }
  if (status >= 500) return retry('answeredWith', status, { status });
  if (said?.ok !== false) return retry('brokenAnswer', status, { status });
  if (status === 401 || status === 404) return failed('badToken', status);
  if (/thread not found|topic/i.test(description)) return failed('unknownTopic', status, params);
  if (/chat not found|chat_id is empty|PEER_ID_INVALID/i.test(description))
    return failed('unknownChat', status, params);
  if (/blocked by the user|user is deactivated|can't initiate/i.test(description))
    return failed('blockedByUser', status, params);
  if (status === 403 || /not enough rights|have no rights|kicked|not a member/i.test(description))
    return failed('notAMember', status, params);
  return failed('refusedByChannel', status, params);
}
