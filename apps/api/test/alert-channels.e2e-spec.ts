import type {
  ChannelDto,
  ChannelSecretDto,
  ChannelTestDto,
  CreatedChannelDto,
  ProblemDto,
  TelegramChatsDto,
} from '@nawala/contracts';
import { fieldsOf } from './support/catalogue';
import { CHAT, startTelegram, TOKEN } from './support/channels/fakes';
import { answering, type HttpFake, startHttpFake } from './support/channels/http-fake';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const NOBODY = '0123456789abcdef01234567';
const TELEGRAM = { name: 'Aurora ops', kind: 'telegram', config: { token: TOKEN, chatId: CHAT, topicId: 12 } };

describe('Channels of alerts', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let telegram: HttpFake;
  let receiver: HttpFake;

  beforeAll(async () => {
    [telegram, receiver] = await Promise.all([startTelegram(), startHttpFake(answering(204, ''))]);
    api = await startApi({ TELEGRAM_API_URL: telegram.url, ALERTS_ALLOW_LOOPBACK: 'true' });
    admin = await api.signedIn('admin');
  });
  afterAll(async () => {
    await api?.stop();
    await Promise.all([telegram?.close(), receiver?.close()]);
  });
  afterEach(() => api.db.collection('alertchannels').deleteMany({}));

  const create = async (body: object): Promise<CreatedChannelDto> => {
    const { status, body: channel } = await admin.post<CreatedChannelDto>('/api/alerts/channels', body);
    expect(status).toBe(201);
    return channel;
  };
  const test = async ({ id }: ChannelDto) => (await admin.post<ChannelTestDto>(`/api/alerts/channels/${id}/test`)).body;

  it('are connected, listed by name, changed and deleted', async () => {
    const { id } = await create(TELEGRAM);
    await create({ name: 'A webhook', kind: 'webhook', config: { url: 'https://switch.example.com/hook' } });
    const { body: channels } = await admin.get<ChannelDto[]>('/api/alerts/channels');
    expect(channels.map(({ name }) => name)).toEqual(['A webhook', 'Aurora ops']);
    expect(channels[1]).toMatchObject({
      kind: 'telegram',
      target: `${CHAT} · topic 12`,
      settings: { chatId: CHAT, topicId: 12 },
      enabled: true,
      mention: [],
      health: { lastSentAt: null, failingSince: null, lastTest: null, waiting: 0 },
    });
    const changed = await admin.patch<ChannelDto>(`/api/alerts/channels/${id}`, {
      name: 'Ops',
      config: { topicId: null },
    });
    expect(changed.body).toMatchObject({ name: 'Ops', target: CHAT });
    expect(await test(changed.body)).toMatchObject({ ok: true });
    expect((await admin.delete(`/api/alerts/channels/${id}`)).status).toBe(204);
    expect((await admin.delete(`/api/alerts/channels/${id}`)).status).toBe(404);
  });

  it('keep their secrets to themselves: in answers, errors and the database', async () => {
    const url = `${receiver.url}/services/T000/B000/s3cretpath9876`;
    const made = [await create(TELEGRAM), await create({ name: 'Slack', kind: 'slack', config: { url } })];
    for (const channel of made) await test(channel);
    const stored = await api.db.collection('alertchannels').find().toArray();
    const listed = await admin.get('/api/alerts/channels');
    for (const text of [made, stored, listed.body].map((each) => JSON.stringify(each))) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain('s3cretpath');
    }
    expect(made[1]?.target).toMatch(/^127\.0\.0\.1:\d+\/…9876$/);
  });

  it('refuse a masked secret that is sent back, and keep the one that is left out', async () => {
    const channel = await create({
      name: 'Slack',
      kind: 'slack',
      config: { url: `${receiver.url}/services/T000/B000/path9876` },
    });
    const masked = await admin.patch<ProblemDto>(`/api/alerts/channels/${channel.id}`, {
      config: { url: channel.target },
    });
    expect([masked.status, fieldsOf(masked.body)]).toEqual([400, ['config.url']]);
    await admin.patch(`/api/alerts/channels/${channel.id}`, { mention: ['@here'], config: {} });
    await test(channel);
    expect(receiver.asked.at(-1)?.path).toBe('/services/T000/B000/path9876');
  });

  it('say in a test what the channel says', async () => {
    expect(await test(await create(TELEGRAM))).toMatchObject({
      ok: true,
      code: 'arrived',
      detail: '“Aurora ops” showed it.',
    });
    const wrong = await create({ ...TELEGRAM, config: { token: TOKEN, chatId: '5' } });
    expect(await test(wrong)).toMatchObject({
      ok: false,
      code: 'unknownChat',
      detail: expect.stringContaining('chat not found') as string,
    });
    const hook = await create({ name: 'Hook', kind: 'webhook', config: { url: receiver.url } });
    receiver.reply = answering(500, 'the password of the database is 1234');
    const failed = await test(hook);
    receiver.reply = answering(204, '');
    expect(failed).toMatchObject({ ok: false, code: 'answeredWith' });
    expect(failed.detail).toBe('It answered 500.');
    const { body } = await admin.get<ChannelDto[]>('/api/alerts/channels');
    expect(body.find(({ id }) => id === hook.id)?.health.lastTest).toMatchObject({ ok: false, code: 'answeredWith' });
  });

  it('are tested in the language of their rules, else in the caller’s', async () => {
    const channel = await create(TELEGRAM);
    const said = async (language: string): Promise<string> => {
      await admin.post(`/api/alerts/channels/${channel.id}/test`, {}, { 'accept-language': language });
      return (JSON.parse(telegram.asked.at(-1)!.body) as { text: string }).text;
    };
    expect(await said('en-GB,en;q=0.9')).toContain('Test message');
    expect(await said('id-ID,id;q=0.9,en;q=0.8')).toContain('Pesan uji');
    const rule = { name: 'Malam', on: ['blocked'], language: 'id', channelIds: [channel.id] };
    await admin.post('/api/alerts/rules', rule);
    expect(await said('en')).toContain('Pesan uji');
    await api.db.collection('alertrules').deleteMany({});
  });

  it('give a webhook a secret once, and another one on demand', async () => {
    const hook = await create({ name: 'Hook', kind: 'webhook', config: { url: receiver.url } });
    expect(hook.secret).toMatch(/^whsec_/);
    const rotated = await admin.post<ChannelSecretDto>(`/api/alerts/channels/${hook.id}/rotate-secret`);
    expect(rotated.body.secret).not.toBe(hook.secret);
    await test(hook);
    expect(String(receiver.asked.at(-1)?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    const chat = await create(TELEGRAM);
    expect(await admin.post(`/api/alerts/channels/${chat.id}/rotate-secret`)).toMatchObject({
      status: 409,
      body: { code: 'CHANNEL_WITHOUT_SECRET' },
    });
  });

  it('find the chats that a bot has seen, by a token or a channel', async () => {
    const chats = '/api/alerts/channels/telegram/chats';
    const found = {
      bot: { username: 'nawala_bot' },
      chats: [{ id: CHAT, title: 'Aurora ops', type: 'supergroup', topicId: null }],
    };
    expect((await admin.post<TelegramChatsDto>(chats, { token: TOKEN })).body).toMatchObject(found);
    const { id } = await create(TELEGRAM);
    expect((await admin.post<TelegramChatsDto>(chats, { channelId: id })).body).toMatchObject(found);
    const unknown = await admin.post<ProblemDto>(chats, { token: `${TOKEN}x` });
    expect([unknown.status, unknown.body.errors?.[0]?.code]).toEqual([400, 'badToken']);
    for (const body of [{}, { token: TOKEN, channelId: id }]) expect((await admin.post(chats, body)).status).toBe(400);
    expect((await admin.post(chats, { channelId: NOBODY })).status).toBe(404);
  });

  it('cannot be e-mail where the server has none', async () => {
    const body = { name: 'On call', kind: 'email', config: { to: ['rina@example.com'] } };
    expect(await admin.post('/api/alerts/channels', body)).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_NOT_SET_UP' },
    });
  });

  it.each([
    ['config.token', { ...TELEGRAM, config: { chatId: CHAT } }],
    ['config.url', { name: 'x', kind: 'slack', config: { url: 'ftp://example.com' } }],
    ['config.url', { name: 'x', kind: 'webhook', config: { url: 'http://[::1' } }],
    ['config.to', { name: 'x', kind: 'slack', config: { url: 'https://example.com', to: ['a@example.com'] } }],
    ['mention', { ...TELEGRAM, mention: ['<!channel>'] }],
    ['mention', { name: 'x', kind: 'webhook', config: { url: 'https://example.com' }, mention: ['@here'] }],
    ['kind', { ...TELEGRAM, kind: 'sms' }],
    ['config', { name: 'x', kind: 'slack' }],
  ])('name %s where that is wrong', async (field, body) => {
    const answer = await admin.post<ProblemDto>('/api/alerts/channels', body);
    if (field === 'config') expect(fieldsOf(answer.body)).toEqual(['config.url']);
    else expect(fieldsOf(answer.body)).toEqual([field]);
    expect(answer.status).toBe(400);
  });

  it('are 50 at most', async () => {
    const row = { name: 'x', kind: 'webhook', enabled: true, mention: [], settings: {}, sealed: '', target: 'x' };
    await api.db.collection('alertchannels').insertMany(Array.from({ length: 50 }, () => ({ ...row })));
    expect(await admin.post('/api/alerts/channels', TELEGRAM)).toMatchObject({
      status: 409,
      body: { code: 'LIMIT_REACHED' },
    });
  });

  it('cannot be stored without a key for their secrets', async () => {
    const keyless = await startApi({ SECRETS_KEY: '' });
    const other = await keyless.signedIn('admin');
    expect(await other.post('/api/alerts/channels', TELEGRAM)).toMatchObject({
      status: 409,
      body: { code: 'SECRETS_KEY_MISSING' },
    });
    await keyless.stop();
  });
});
