import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../common/clock';
import type { RenderedMessage } from '../rendering/rendered-message';
import type { Channel } from './channel';
import { postJson, retryAfterMs, SEND_MS, withoutAnswer } from './http';
import { type Outcome, failed, retry, sent } from './outcome';

/** Any receiver, signed as https://www.standardwebhooks.com says: `webhook-id` stays, time and signature are new each time. */
export class WebhookChannel implements Channel {
  /** @param secrets `whsec_…`: that of today, and the one before while receivers change */
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly url: string,
    private readonly secrets: readonly string[],
    private readonly clock: Clock,
    private readonly timeoutMs: number = SEND_MS,
  ) {}

  async send({ payload }: RenderedMessage, key: string): Promise<Outcome> {
    const now = this.clock.now();
    const headers = {
      'webhook-id': key,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': this.secrets.map((secret) => new Webhook(secret).sign(key, now, payload)).join(' '),
    };
    const begun = performance.now();
    try {
      const answer = await postJson(this.dispatcher, this.url, payload, { headers, timeoutMs: this.timeoutMs });
      const { status } = answer;
      // What the body says is never shown: it could be anything that answers at that address.
      const params = { status, ms: Math.round(performance.now() - begun) };
      if (status < 300) return sent('accepted', status, params);
      if (status < 400) return failed('redirected', status, params);
      if (status === 410) return { ...failed('webhookGone', status, params), type: 'failed', gone: true };
      const afterMs = retryAfterMs(answer.headers, this.clock.now());
      return status === 429 && afterMs !== null
        ? retry('slowDown', status, { seconds: Math.ceil(afterMs / 1000) }, afterMs)
        : retry('answeredWith', status, params, afterMs);
    } catch (error) {
      return withoutAnswer(error, this.url, this.timeoutMs);
    }
  }
}
