import { createTransport } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import type { Agent } from 'undici';
import { CHAT, discordOk, type Shown, slackOk, startTelegram, TOKEN } from '../../../test/support/channels/fakes';
import {
  answering,
  garbage,
  halfOpen,
  type HttpFake,
  inTurn,
  silent,
  startHttpFake,
} from '../../../test/support/channels/http-fake';
import { startSmtp } from '../../../test/support/channels/smtp-fake';
import { freePort } from '@nawala/free-port';
import { Clock } from '../../common/clock';
import type { Channel } from './channel';
import { newSigningSecret } from './channel-secrets';
import { ChatWebhookChannel, discordOutcome, discordUrl, slackOutcome } from './chat-webhook.channel';
import { EmailChannel } from './email.channel';
import { guardedAgent, plainAgent } from './http';
import { TelegramChannel } from './telegram.channel';
import { WebhookChannel } from './webhook.channel';

const SHORT_MS = 300;
const clock = new Clock();
const secret = newSigningSecret();
const message = { payload: '{"text":"hello"}' };

describe('Channels', () => {
  let fake: HttpFake;
  let agent: Agent;
  /** As long as channels wait for an answer; undefined: as they do in earnest. */
  let patienceMs: number | undefined;

  beforeEach(async () => {
    patienceMs = undefined;
    agent = guardedAgent({ publicOnly: false, allowLoopback: true });
    fake = await startHttpFake(slackOk);
  });
  afterEach(async () => {
    await agent.destroy();
    await fake.close();
  });

  const slack = (url = fake.url): Channel => new ChatWebhookChannel(agent, url, slackOutcome, clock, patienceMs);
  const discord = (): Channel =>
    new ChatWebhookChannel(agent, discordUrl(`${fake.url}/api/webhooks/1/x`), discordOutcome, clock, patienceMs);
  const webhook = (url = fake.url): Channel => new WebhookChannel(agent, url, [secret], clock, patienceMs);
  const telegram = (chatId: string = CHAT, token = TOKEN): Channel =>
    new TelegramChannel(agent, fake.url, { token, chatId, topicId: 12 }, patienceMs);
  const all = (): [string, Channel][] => [
    ['telegram', telegram()],
    ['slack', slack()],
    ['discord', discord()],
    ['webhook', webhook()],
  ];

  it('send to what answers as the real ones do', async () => {
    expect(await slack().send(message, 'k')).toMatchObject({ type: 'sent', answer: { code: 'arrived' } });
    fake.reply = discordOk;
    expect(await discord().send(message, 'k')).toMatchObject({ type: 'sent' });
    expect(fake.asked.at(-1)?.path).toBe('/api/v10/webhooks/1/x?wait=true');
    fake.reply = answering(204, '');
    expect(await webhook().send(message, 'k')).toMatchObject({
      type: 'sent',
      answer: { code: 'accepted', status: 204 },
    });
  });

  it('write to a chat and its topic in Telegram, and say which one showed it', async () => {
    await fake.close();
    fake = await startTelegram();
    const outcome = await telegram().send({ payload: '<b>hello</b>' }, 'k');
    expect(outcome).toMatchObject({ type: 'sent', answer: { params: { where: 'Aurora ops' } } });
    expect(JSON.parse(fake.asked[0]!.body)).toMatchObject({ chat_id: CHAT, message_thread_id: 12, parse_mode: 'HTML' });
    expect(await telegram('5').send(message, 'k')).toMatchObject({ type: 'failed', answer: { code: 'unknownChat' } });
    expect(await telegram(CHAT, `${TOKEN}x`).send(message, 'k')).toMatchObject({
      type: 'failed',
      answer: { code: 'badToken' },
    });
  });

  it('reply in Telegram to the message before, whether or not that is still there', async () => {
    await fake.close();
    fake = await startTelegram();
    const first = await telegram().send(message, 'k');
    expect(first).toMatchObject({ type: 'sent', reference: '7' });
    await telegram().send(message, 'l', { key: 'k', reference: '7' });
    await telegram().send(message, 'm', { key: 'k', reference: null });
    expect(fake.asked.map(({ body }) => (JSON.parse(body) as Shown).reply_parameters)).toEqual([
      undefined,
      { message_id: 7, allow_sending_without_reply: true },
      undefined,
    ]);
  });

  it('put a mail into the thread of the one before', async () => {
    const smtp = await startSmtp();
    const mail = new EmailChannel(createTransport(smtp.url), 'a@example.com', ['b@example.com'], 'nawala.example.com');
    await mail.send({ payload: 'blocked', subject: 'x', html: '' }, 'k');
    await mail.send({ payload: 'over', subject: 'x', html: '' }, 'l', { key: 'k', reference: null });
    await smtp.close();
    const [block, end] = smtp.mails.map(({ text }) => text);
    expect(block).toMatch(/^Message-ID: <k@nawala\.example\.com>\r$/m);
    expect(block).not.toMatch(/^(In-Reply-To|References):/m);
    for (const header of ['In-Reply-To', 'References'])
      expect(end).toMatch(new RegExp(`^${header}: <k@nawala\\.example\\.com>\\r$`, 'm'));
  });

  it('follow a Telegram group that became a supergroup', async () => {
    const moved = {
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1009 },
    };
    fake.reply = inTurn(answering(400, moved), answering(200, { ok: true, result: { chat: { title: 'Ops' } } }));
    expect(await telegram('-9').send(message, 'k')).toMatchObject({ type: 'sent', movedTo: '-1009' });
    expect(fake.asked.map(({ body }) => (JSON.parse(body) as { chat_id: string }).chat_id)).toEqual(['-9', '-1009']);
  });

  it.each([
    ['telegram', answering(429, { ok: false, parameters: { retry_after: 3 } }), telegram, 3000],
    ['slack', answering(429, 'rate_limited', { 'retry-after': '30' }), slack, 30_000],
    ['discord', answering(429, { message: 'slow', retry_after: 1.5, global: false }), discord, 1500],
    ['webhook', answering(503, '', { 'retry-after': '7' }), webhook, 7000],
  ] as const)('wait as long as %s asks', async (_kind, reply, channel, afterMs) => {
    fake.reply = reply;
    expect(await channel().send(message, 'k')).toMatchObject({ type: 'retry', afterMs });
  });

  it.each([
    [
      'telegram',
      answering(403, { ok: false, description: 'Forbidden: bot was blocked by the user' }),
      telegram,
      'blockedByUser',
    ],
    [
      'telegram',
      answering(403, { ok: false, description: 'Forbidden: bot is not a member of the channel chat' }),
      telegram,
      'notAMember',
    ],
    [
      'telegram',
      answering(400, { ok: false, description: 'Bad Request: message thread not found' }),
      telegram,
      'unknownTopic',
    ],
    ['slack', answering(404, 'no_service'), slack, 'webhookGone'],
    ['slack', answering(410, 'channel_is_archived'), slack, 'channelArchived'],
    ['slack', answering(403, 'action_prohibited'), slack, 'refusedByChannel'],
    ['discord', answering(404, { message: 'Unknown Webhook', code: 10_015 }), discord, 'webhookGone'],
    ['webhook', answering(410, ''), webhook, 'webhookGone'],
  ] as const)('know what is final: %s', async (_kind, reply, channel, code) => {
    fake.reply = reply;
    expect(await channel().send(message, 'k')).toMatchObject({ type: 'failed', answer: { code } });
  });

  it('try again after every kind of silence and nonsense', async () => {
    for (const [reply, codes] of [
      [silent, ['timeout']],
      [halfOpen, ['unreachable', 'brokenAnswer']],
      [garbage, ['brokenAnswer', 'unreachable']],
      [answering(502, '<html>Bad Gateway</html>'), ['answeredWith']],
    ] as const) {
      fake.reply = reply;
      patienceMs = reply === silent ? SHORT_MS : undefined;
      for (const [kind, channel] of all()) {
        const outcome = await channel.send(message, 'k');
        expect([kind, outcome.type]).toEqual([kind, 'retry']);
        expect(codes).toContain(outcome.answer.code);
      }
    }
    fake.reply = answering(200, '<html>Sign in to the hotel’s network</html>');
    for (const [kind, channel] of all().slice(0, 3)) {
      expect([kind, (await channel.send(message, 'k')).answer.code]).toEqual([kind, 'brokenAnswer']);
    }
  });

  it('never follow a redirect', async () => {
    fake.reply = answering(302, '', { location: `${fake.url}/elsewhere` });
    for (const channel of [slack(), discord(), webhook()]) {
      expect(await channel.send(message, 'k')).toMatchObject({ type: 'failed', answer: { code: 'redirected' } });
    }
    expect(fake.asked.every(({ path }) => !path.includes('elsewhere'))).toBe(true);
  });

  it('sign a webhook anew for each attempt, with both secrets while one is being changed', async () => {
    const before = newSigningSecret();
    fake.reply = answering(200, '');
    await new WebhookChannel(agent, fake.url, [secret, before], clock).send(message, 'message-1');
    const [asked] = fake.asked;
    for (const each of [secret, before]) {
      expect(new Webhook(each).verify(asked!.body, asked!.headers as Record<string, string>)).toEqual({
        text: 'hello',
      });
    }
    expect(asked!.headers['webhook-id']).toBe('message-1');
  });

  it.each([
    ['the address itself', 'http://127.0.0.1:PORT/'],
    ['a name for it', 'http://localhost:PORT/'],
    ['another spelling', 'http://0x7f000001:PORT/'],
    ['version 6 around it', 'http://[::ffff:127.0.0.1]:PORT/'],
    ['nothing', 'http://0.0.0.0:PORT/'],
  ])('do not reach loopback unless that is allowed: %s', async (_name, template) => {
    const guarded = guardedAgent({ publicOnly: false, allowLoopback: false });
    const url = template.replace('PORT', new URL(fake.url).port);
    const outcome = await new WebhookChannel(guarded, url, [secret], clock).send(message, 'k');
    expect(outcome).toMatchObject({ type: 'failed', answer: { code: 'addressForbidden' } });
    expect(fake.asked).toEqual([]);
    await guarded.destroy();
  });

  it('say what is wrong with a host, and of its address nothing else', async () => {
    const port = await freePort();
    const refused = await webhook(`http://127.0.0.1:${port}/s3cret?token=s3cret`).send(message, 'k');
    expect(refused).toMatchObject({ type: 'retry', answer: { code: 'unreachable', params: { host: '127.0.0.1' } } });
    const unknown = await webhook('http://nowhere.invalid/s3cret').send(message, 'k');
    expect(unknown).toMatchObject({ type: 'retry', answer: { params: { host: 'nowhere.invalid' } } });
    expect(JSON.stringify([refused, unknown])).not.toContain('s3cret');
  });

  it('do not trust operators’ servers less for standing on loopback', async () => {
    const plain = plainAgent();
    fake.reply = answering(200, { ok: true, result: {} });
    const channel: Channel = new TelegramChannel(plain, fake.url, { token: TOKEN, chatId: CHAT, topicId: null });
    expect((await channel.send(message, 'k')).type).toBe('sent');
    await plain.destroy();
  });

  it('send e-mail with the same id each time, in both forms, and know mailboxes that refuse', async () => {
    const smtp = await startSmtp({ 'gone@example.com': 550, 'full@example.com': 452 });
    const transport = createTransport({ url: smtp.url });
    const mail = { payload: 'hello\n', subject: '[Nawala] hello', html: '<p>hello</p>' };
    const to = (...names: string[]) =>
      new EmailChannel(transport, 'Nawala <n@example.com>', names, 'nawala.example.com').send(mail, 'message-1');
    expect(await to('rina@example.com')).toMatchObject({ type: 'sent' });
    const [{ text } = { text: '' }] = smtp.mails;
    expect(text).toContain('Message-ID: <message-1@nawala.example.com>');
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toMatch(/text\/plain[^]*hello[^]*text\/html[^]*<p>hello<\/p>/);
    expect(await to('gone@example.com')).toMatchObject({ type: 'failed', answer: { code: 'mailboxRefuses' } });
    expect(await to('full@example.com')).toMatchObject({ type: 'retry' });
    expect(await to('rina@example.com', 'gone@example.com')).toMatchObject({
      type: 'sent',
      answer: { code: 'mailboxRefuses' },
    });
    await smtp.close();
    expect(await to('rina@example.com')).toMatchObject({ type: 'retry', answer: { code: 'unreachable' } });
    transport.close();
  });
});
