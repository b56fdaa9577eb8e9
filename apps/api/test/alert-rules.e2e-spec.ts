import type { ChannelDto, ProblemDto, RuleDto, RulePreviewDto } from '@nawala/contracts';
import { addBrand, fieldsOf } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const NOBODY = '0123456789abcdef01234567';

describe('Rules of alerts', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let channel: ChannelDto;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    channel = (
      await admin.post<ChannelDto>('/api/alerts/channels', {
        name: 'Hook',
        kind: 'webhook',
        config: { url: 'https://hook.example.com' },
      })
    ).body;
  });
  afterAll(() => api?.stop());

  const create = async (over: object = {}): Promise<RuleDto> => {
    const { status, body } = await admin.post<RuleDto>('/api/alerts/rules', {
      name: 'At once',
      on: ['blocked'],
      channelIds: [channel.id],
      ...over,
    });
    expect(status).toBe(201);
    return body;
  };
  const read = async (id: string) =>
    (await admin.get<RuleDto[]>('/api/alerts/rules')).body.find((rule) => rule.id === id);

  it('are made, listed, changed and deleted', async () => {
    const rule = await create();
    expect(rule).toMatchObject({ enabled: true, window: 30, after: 0, lastToldAt: null, toldIn30Days: 0, state: 'on' });
    const quietHours = { from: '22:00', to: '06:00', zone: 'Asia/Jakarta' };
    const changed = await admin.patch<RuleDto>(`/api/alerts/rules/${rule.id}`, { quietHours, window: 0 });
    expect(changed.body).toMatchObject({ name: 'At once', quietHours, window: 0 });
    expect(await read(rule.id)).toEqual(changed.body);
    expect((await admin.delete(`/api/alerts/rules/${rule.id}`)).status).toBe(204);
    expect((await admin.patch(`/api/alerts/rules/${rule.id}`, {})).status).toBe(404);
  });

  it('say when nobody would be told', async () => {
    const brand = await addBrand(admin);
    const other = (
      await admin.post<ChannelDto>('/api/alerts/channels', {
        name: 'B',
        kind: 'webhook',
        config: { url: 'https://b.example.com' },
      })
    ).body;
    const [without, gone, branded] = [
      await create({ channelIds: [] }),
      await create({ channelIds: [other.id] }),
      await create({ brandIds: [brand.id] }),
    ];
    expect(without.state).toBe('no-channel');
    await admin.patch(`/api/alerts/channels/${other.id}`, { enabled: false });
    expect(await read(gone.id)).toMatchObject({ state: 'no-channel', missing: { channelIds: [] } });
    await admin.delete(`/api/alerts/channels/${other.id}`);
    expect(await read(gone.id)).toMatchObject({ state: 'no-channel', missing: { channelIds: [other.id] } });
    await admin.delete(`/api/brands/${brand.id}`);
    expect(await read(branded.id)).toMatchObject({
      state: 'no-brand',
      missing: { brandIds: [brand.id] },
      brandIds: [brand.id],
    });
    // What went may stay named.
    expect((await admin.patch(`/api/alerts/rules/${branded.id}`, { brandIds: [brand.id], window: 1 })).status).toBe(
      200,
    );
  });

  it('are judged as a whole when a part changes', async () => {
    const rule = await create();
    const digest = await admin.patch<ProblemDto>(`/api/alerts/rules/${rule.id}`, { on: ['digest'] });
    expect([digest.status, fieldsOf(digest.body)]).toEqual([400, ['digestAt']]);
    const digestAt = { time: '07:30', zone: 'Asia/Jakarta' };
    expect((await admin.patch(`/api/alerts/rules/${rule.id}`, { on: ['digest'], digestAt })).status).toBe(200);
  });

  it.each([
    ['channelIds', { channelIds: [NOBODY] }],
    ['brandIds', { brandIds: [NOBODY] }],
    ['on', { on: ['down'] }],
    ['zone', { zone: 'Jakarta' }],
    ['more', { more: 1 }],
  ])('name %s where that is wrong', async (field, over) => {
    const answer = await admin.post<ProblemDto>('/api/alerts/rules', { name: 'x', on: ['blocked'], ...over });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [field]]);
  });

  it('show their messages beforehand, in every kind of channel and their language', async () => {
    const rule = { name: 'x', on: ['blocked', 'channel-failing'], language: 'id' };
    const { status, body } = await admin.post<RulePreviewDto>('/api/alerts/rules/preview', rule);
    expect(status).toBe(200);
    expect(body.messages.map(({ event, kind }) => `${event} ${kind}`)).toEqual(
      ['blocked', 'channel-failing'].flatMap((event) =>
        ['telegram', 'email', 'slack', 'discord', 'webhook'].map((kind) => `${event} ${kind}`),
      ),
    );
    expect(body.messages[0]?.text).toMatch(/3 domain diblokir[^]*WIB[^]*Buka daftar/);
    expect(body.messages[1]?.subject).toMatch(/^\[Nawala\] /);
  });

  it('are 100 at most', async () => {
    const rules = api.db.collection('alertrules');
    const [{ _id, ...row } = {}] = await rules.find().toArray();
    expect(_id).toBeDefined();
    await rules.insertMany(Array.from({ length: 100 }, () => ({ ...row })));
    expect(await admin.post('/api/alerts/rules', { name: 'x', on: ['blocked'] })).toMatchObject({
      status: 409,
      body: { code: 'LIMIT_REACHED' },
    });
  });
});
