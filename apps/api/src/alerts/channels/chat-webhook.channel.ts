import type { Dispatcher } from 'undici';
import { Clock } from '../../common/clock';
import type { RenderedMessage } from '../rendering/rendered-message';
import type { Channel } from './channel';
import { type HttpAnswer, jsonOf, postJson, retryAfterMs, SEND_MS, withoutAnswer } from './http';
import { type Outcome, failed, quoted, retry, sent } from './outcome';

/** The incoming webhooks of Slack and Discord: JSON to a secret address. */
export class ChatWebhookChannel implements Channel {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly url: string,
    private readonly outcomeOf: (answer: HttpAnswer, now: Date) => Outcome,
    private readonly clock: Clock,
    private readonly timeoutMs: number = SEND_MS,
  ) {}

  async send({ payload }: RenderedMessage): Promise<Outcome> {
    try {
      const answer = await postJson(this.dispatcher, this.url, payload, { timeoutMs: this.timeoutMs });
      const { status } = answer;
      if (status >= 300 && status < 400) return failed('redirected', status, { status });
      if (status >= 500)
        return retry('answeredWith', status, { status }, retryAfterMs(answer.headers, this.clock.now()));
      return this.outcomeOf(answer, this.clock.now());
    } catch (error) {
      return withoutAnswer(error, this.url, this.timeoutMs);
    }
  }
}

const slowDown = (status: number, afterMs: number | null): Outcome =>
  afterMs === null
    ? retry('slowDown', status)
    : retry('slowDown', status, { seconds: Math.ceil(afterMs / 1000) }, afterMs);

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function slackOutcome({ status, text, headers }: HttpAnswer, now: Date): Outcome {
  if (status === 200) return text.trim() === 'ok' ? sent('arrived', status) : retry('brokenAnswer', status, { status });
  const params = { said: quoted(text) };
  if (status === 429) return slowDown(status, retryAfterMs(headers, now));
  if (/archived/.test(text)) return failed('channelArchived', status, params);
  if (status === 404 || /no_service|no_team|invalid_token/.test(text)) return failed('webhookGone', status, params);
  return failed('refusedByChannel', status, params);
}

const UNKNOWN_WEBHOOK = 10_015;

/** https://discord.com/developers/docs/resources/webhook#execute-webhook, with `wait=true` */
export function discordOutcome({ status, text, headers }: HttpAnswer, now: Date): Outcome {
  const said = jsonOf(text);
  if (status === 204 || (status === 200 && said?.['id'] !== undefined)) return sent('arrived', status);
  if (status < 300) return retry('brokenAnswer', status, { status });
  if (status === 429) {
    const seconds = Number(said?.['retry_after']);
    return slowDown(status, Number.isFinite(seconds) ? Math.ceil(seconds * 1000) : retryAfterMs(headers, now));
  }
  const params = { said: quoted(said?.['message']) };
  if (status === 401 || said?.['code'] === UNKNOWN_WEBHOOK) return failed('webhookGone', status, params);
  return failed('refusedByChannel', status, params);
}

/** Discord answers with the message only when it is asked to, and counts seconds only from version 10 on. */
export function discordUrl(url: string): string {
  const full = new URL(url);
  full.pathname = full.pathname.replace(/^\/api(\/v\d+)?\/webhooks\//, '/api/v10/webhooks/');
  full.searchParams.set('wait', 'true');
  return full.href;
}
