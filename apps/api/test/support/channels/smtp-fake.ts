import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback: `refuses` names mailboxes that it does not know. */
export interface SmtpFake {
  url: string;
  mails: { to: string[]; text: string }[];
  close(): Promise<void>;
}

const refusal = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });

export async function startSmtp(refuses: Record<string, number> = {}): Promise<SmtpFake> {
  const mails: SmtpFake['mails'] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: (_auth, _session, done) => done(refusal(535, 'Authentication failed')),
    onRcptTo: ({ address }, _session, done) => {
      const code = refuses[address];
      return done(code === undefined ? null : refusal(code, 'No such mailbox here'));
    },
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
