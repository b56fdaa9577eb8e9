import type { Transporter } from 'nodemailer';
import type { RenderedMessage } from '../rendering/rendered-message';
import type { Channel, Earlier } from './channel';
import { SEND_MS } from './http';
import { type Outcome, failed, quoted, retry, sent } from './outcome';

interface MailFailure {
  code?: string;
  responseCode?: number;
  response?: string;
  rejected?: readonly string[];
}

/** The same `Message-ID` for each attempt: most servers recognise a double by it. */
export class EmailChannel implements Channel {
  constructor(
    private readonly transport: Transporter,
    private readonly from: string,
    private readonly to: readonly string[],
    /** After the @ of `Message-ID` and in `List-Id`. */
    private readonly host: string,
  ) {}

  async send({ payload, subject = '', html }: RenderedMessage, key: string, earlier?: Earlier): Promise<Outcome> {
    const thread = earlier && this.messageId(earlier.key);
    try {
      const { accepted = [], rejected = [] } = (await withinTime(
        this.transport.sendMail({
          from: this.from,
          to: [...this.to],
          subject,
          text: payload,
          html,
          messageId: this.messageId(key),
          ...(thread && { inReplyTo: thread, references: thread }),
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'List-Id': `Nawala Monitor <alerts.${this.host}>`,
          },
        }),
      )) as { accepted?: unknown[]; rejected?: unknown[] };
      if (rejected.length === 0) return sent('accepted', 250, { status: 250 });
      const params = { rejected: rejected.map(String).join(', ') };
      return accepted.length > 0
        ? { ...sent('accepted', 250, params), type: 'sent', answer: { code: 'mailboxRefuses', status: 250, params } }
        : failed('mailboxRefuses', 550, params);
    } catch (error) {
      return mailOutcome(error as MailFailure);
    }
  }

  private messageId(key: string): string {
    return `<${key}@${this.host}>`;
  }
}

class MailTimeout extends Error {
  readonly code = 'ETIMEDOUT';
}

/** nodemailer counts silence on the line; a server that keeps talking would hold us all the same. */
async function withinTime<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MailTimeout('No answer')), SEND_MS);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function mailOutcome({ code = '', responseCode = 0, response, rejected = [] }: MailFailure): Outcome {
  const params = { said: quoted(response), ...(rejected.length > 0 && { rejected: rejected.join(', ') }) };
  if (code === 'EAUTH')
    return responseCode >= 500 || responseCode === 0
      ? failed('mailSignIn', responseCode, params)
      : retry('mailSignIn', responseCode, params);
  if (responseCode >= 500)
    return failed(code === 'EENVELOPE' ? 'mailboxRefuses' : 'refusedByChannel', responseCode, params);
  if (responseCode >= 400)
    return retry(code === 'EENVELOPE' ? 'mailboxRefuses' : 'answeredWith', responseCode, {
      ...params,
      status: responseCode,
    });
  if (code === 'ETIMEDOUT') return retry('timeout', 0, { seconds: SEND_MS / 1000 });
  if (code === 'EDNS') return retry('unknownHost', 0, { host: 'SMTP_URL' });
  return retry('unreachable', 0, { host: 'SMTP_URL' });
}
