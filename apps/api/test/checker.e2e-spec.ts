import { type BrandDto, type DomainDto, type NawalaUpdated, type ProblemDto, SCAN_METHODS } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { VerdictsRecorded } from '../src/checker/events/verdicts-recorded.event';
import { addBrand, addDomain, fieldsOf, report, transitionsOf } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const NOBODY = 'f'.repeat(24);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('A checker’s report', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;
  let heard: NawalaUpdated[];

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    brand = await addBrand(admin);
    api.app.get(EventEmitter2).on(VerdictsRecorded.event, ({ verdicts }: VerdictsRecorded) => heard.push(...verdicts));
  });
  beforeEach(() => (heard = []));
  afterAll(() => api?.stop());

  const aSite = async () => (await addDomain(admin, { brandId: brand.id })).id;
  const get = async (id: string) => (await admin.get<DomainDto>(`/api/domains/${id}`)).body;
  const bulk = (updates: unknown) =>
    api.stranger.post<BulkUpdateResultDto & ProblemDto>('/api/urls/bulk-update', { updates });

  it.each([
    ['blocked', 'ada', 'unknown'],
    ['accessible', 'tidak ada', 'up'],
  ] as const)('of %s is a verdict: stored, answered and announced', async (status, nawala, uptime) => {
    const id = await aSite();
    const { status: code, body } = await report(api.stranger, id, status);
    expect(code).toBe(200);
    const stored = await get(id);
    expect(stored).toMatchObject({ nawala: { status: nawala }, uptime: { status: uptime } });
    expect(body).toEqual({
      success: true,
      message: expect.stringContaining(stored.domain),
      data: { id, domain: stored.domain, nawala: stored.nawala },
    });
    const { domain, brand, nawala: verdict, vantages } = stored;
    expect(heard).toEqual([
      {
        domainId: id,
        domain,
        displayName: domain,
        nawala: verdict,
        previousStatus: 'unknown',
        brandId: brand.id,
        vantage: vantages[0],
      },
    ]);
  });

  it.each([
    ['down', 'down'],
    ['inconclusive', 'unknown'],
  ] as const)('of %s is no verdict: nothing is announced', async (status, uptime) => {
    const id = await aSite();
    await report(api.stranger, id, 'blocked', { checkedAt: minutesAgo(5) });
    const before = await get(id);
    heard = [];
    expect((await report(api.stranger, id, status)).status).toBe(200);
    const after = await get(id);
    expect(after.nawala).toEqual({ ...before.nawala, lastAttempt: expect.any(String) });
    expect(after.nawala.lastAttempt).not.toBe(before.nawala.lastAttempt);
    expect(after.vantages).toEqual(before.vantages);
    expect(after.uptime.status).toBe(uptime);
    expect(heard).toEqual([]);
  });

  it('that confirms the verdict moves its times and its id, but not since when it holds', async () => {
    const id = await aSite();
    await report(api.stranger, id, 'blocked', { checkedAt: minutesAgo(5) });
    const first = (await get(id)).nawala;
    await report(api.stranger, id, 'blocked', { checkedAt: minutesAgo(1) });
    const second = (await get(id)).nawala;
    expect(second.since).toBe(first.since);
    expect(second.lastChecked).not.toBe(first.lastChecked);
    expect(second.blockedId).toMatch(/^scan_\d+/);
    expect(second.blockedId).not.toBe(first.blockedId);
    expect(heard.map(({ previousStatus }) => previousStatus)).toEqual(['unknown', 'ada']);
    expect((await transitionsOf(admin, id)).length).toBe(1);
  });

  it.each(SCAN_METHODS)('may say all that the contract allows, by %s', async (method) => {
    const id = await aSite();
    const checkedAt = minutesAgo(2);
    const reasonParams = { seen: '36.86.63.185', status: 200, constructor: true };
    const why = { method, reason: 'a block page', reasonCode: 'known.dns-ip', reasonParams, confirmed: true };
    const more = { ...why, vantage: 'telkom-jkt', checkedAt };
    const evidence = { $where: '1', 'a.b': [1], __proto__x: { _bsontype: 'ObjectId' }, nested: { $ne: null } };
    const { status } = await report(api.stranger, id, 'blocked', { ...more, durationMs: 12.5, evidence });
    expect(status).toBe(200);
    const grounds = { ...why, lastChecked: checkedAt, since: checkedAt };
    const { nawala, vantages } = await get(id);
    expect(nawala).toMatchObject({ status: 'ada', ...grounds });
    expect(vantages).toEqual([{ vantage: 'telkom-jkt', status: 'ada', ...grounds }]);
  });

  it('may leave out what is optional by null', async () => {
    const id = await aSite();
    const none = {
      method: null,
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: null,
      checkedAt: null,
      durationMs: null,
      evidence: null,
    };
    const scanResult = { status: 'blocked', vantage: null, ...none };
    const one = await api.stranger.post('/api/urls/update', { id, scanResult });
    const many = await bulk([{ id, scanResult }]);
    expect([one.status, many.body.data]).toEqual([200, { success: 1, failed: 0, errors: [] }]);
    expect(await get(id)).toMatchObject({
      nawala: { status: 'ada', method: null },
      vantages: [{ vantage: 'default' }],
    });
  });

  it('that comes too late is answered and changes nothing', async () => {
    const id = await aSite();
    await report(api.stranger, id, 'accessible', { checkedAt: minutesAgo(1) });
    const before = await get(id);
    heard = [];
    const late = await report(api.stranger, id, 'blocked', { checkedAt: minutesAgo(2) });
    expect(late).toMatchObject({ status: 200, body: { success: true, data: { nawala: before.nawala } } });
    expect(await get(id)).toEqual(before);
    expect(heard).toEqual([]);
  });

  it('too old to count is kept as its vantage’s result, leaves the verdict alone, and is told as what it is', async () => {
    const id = await aSite();
    const old = await report(api.stranger, id, 'blocked', { checkedAt: minutesAgo(61), vantage: 'xl' });
    expect(old).toMatchObject({ status: 200, body: { data: { nawala: { status: 'unknown', blockedId: null } } } });
    expect(old.body.message).toContain('too old to count; the verdict is “unknown”');
    expect(await get(id)).toMatchObject({
      nawala: { status: 'unknown', lastChecked: null, lastAttempt: null },
      vantages: [{ vantage: 'xl', status: 'ada' }],
    });
    expect(heard).toMatchObject([{ previousStatus: 'unknown', nawala: { status: 'unknown' } }]);
  });

  it('says in words what it says in data, also when other networks see something else', async () => {
    const id = await aSite();
    await report(api.stranger, id, 'blocked', { vantage: 'telkom' });
    const { body } = await report(api.stranger, id, 'accessible', { vantage: 'xl' });
    expect(body.data.nawala.status).toBe('ada');
    expect(body.message).toContain('xl did not see it on the block list; the verdict is “ada”');
  });

  it('for a paused domain is answered, changes nothing, and says so', async () => {
    const id = await aSite();
    await report(api.stranger, id, 'accessible');
    await admin.patch(`/api/domains/${id}`, { active: false });
    const before = await get(id);
    heard = [];
    const single = await report(api.stranger, id, 'blocked');
    expect(single).toMatchObject({ status: 200, body: { data: { nawala: before.nawala } } });
    expect(single.body.message).toContain('nothing changed, the domain is paused');
    expect((await bulk([{ id, scanResult: { status: 'down' } }])).body.data.success).toBe(1);
    expect(await get(id)).toEqual(before);
    expect(heard).toEqual([]);
    expect(await transitionsOf(admin, id)).toHaveLength(1);
  });

  it('is known by its id in either case', async () => {
    const id = await aSite();
    expect((await report(api.stranger, id.toUpperCase(), 'blocked')).body.data.id).toBe(id);
  });

  it('for a domain that does not exist answers 404', async () => {
    expect(await report(api.stranger, NOBODY, 'blocked')).toMatchObject({
      status: 404,
      body: { code: 'DOMAIN_NOT_FOUND' },
    });
  });

  it.each([
    [{ status: 'gone' }, 'scanResult.status'],
    [{ status: { $ne: null } }, 'scanResult.status'],
    [{}, 'scanResult.status'],
    [{ status: 'blocked', method: 'guess' }, 'scanResult.method'],
    [{ status: 'blocked', reason: 'x'.repeat(201) }, 'scanResult.reason'],
    [{ status: 'blocked', confirmed: 'yes' }, 'scanResult.confirmed'],
    [{ status: 'blocked', reasonCode: 'Known DNS' }, 'scanResult.reasonCode'],
    [{ status: 'blocked', reasonCode: 'x'.repeat(61) }, 'scanResult.reasonCode'],
    [{ status: 'blocked', reasonParams: ['a'] }, 'scanResult.reasonParams'],
    [{ status: 'blocked', reasonParams: { a: { b: 1 } } }, 'scanResult.reasonParams'],
    [{ status: 'blocked', reasonParams: { $where: '1' } }, 'scanResult.reasonParams'],
    [{ status: 'blocked', reasonParams: { 'a.b': '1' } }, 'scanResult.reasonParams'],
    [{ status: 'blocked', reasonParams: { a: 'x'.repeat(201) } }, 'scanResult.reasonParams'],
    [
      { status: 'blocked', reasonParams: Object.fromEntries([...'abcdefghijk'].map((name) => [name, 1])) },
      'scanResult.reasonParams',
    ],
    [{ status: 'blocked', checkedAt: 'yesterday' }, 'scanResult.checkedAt'],
    [{ status: 'blocked', checkedAt: '2026-W10' }, 'scanResult.checkedAt'],
    [{ status: 'blocked', checkedAt: '2026-03-01T12:00:00' }, 'scanResult.checkedAt'],
    [{ status: 'blocked', checkedAt: '2026-03-01' }, 'scanResult.checkedAt'],
    [{ status: 'blocked', checkedAt: minutesAgo(-6) }, 'scanResult.checkedAt'],
    [{ status: 'blocked', durationMs: -1 }, 'scanResult.durationMs'],
    [{ status: 'blocked', evidence: [] }, 'scanResult.evidence'],
    [{ status: 'blocked', evidence: { text: 'x'.repeat(4096) } }, 'scanResult.evidence'],
    [{ status: 'blocked', vantage: 'Not a slug' }, 'scanResult.vantage'],
    [{ status: 'blocked', verdict: 'ada' }, 'scanResult.verdict'],
  ])('is refused when it says %j', async (scanResult, path) => {
    const id = await aSite();
    const { status, body } = await api.stranger.post<ProblemDto>('/api/urls/update', { id, scanResult });
    expect(status).toBe(400);
    expect(fieldsOf(body)).toEqual([path]);
    expect((await get(id)).nawala.lastAttempt).toBeNull();
  });

  it('names the four statuses when it is none of them', async () => {
    const { body } = await report(api.stranger, await aSite(), 'gone' as 'down');
    expect(body.detail).toContain('blocked, accessible, down, inconclusive');
  });

  it.each([
    [{ id: { $ne: null }, scanResult: { status: 'blocked' } }, 'id'],
    [{ id: NOBODY, scanResult: 'blocked' }, 'scanResult'],
    [{ id: NOBODY, scanResult: { status: 'blocked' }, domain: 'x' }, 'domain'],
  ])('is refused in another shape: %j', async (body, path) => {
    const answer = await api.stranger.post<ProblemDto>('/api/urls/update', body);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toContain(path);
  });

  it('in bulk is judged item by item: the bad ones fail alone', async () => {
    const [one, two] = [await aSite(), await aSite()];
    const good = { status: 'blocked' };
    const { status, body } = await bulk([
      { id: one, scanResult: good },
      { id: NOBODY, scanResult: good },
      { id: two, scanResult: { status: 'gone' } },
      { id: { $ne: null }, scanResult: good },
      null,
      { id: two, scanResult: { status: 'accessible', checkedAt: minutesAgo(-6) } },
      { id: two, scanResult: { status: 'accessible' }, extra: 1 },
      { id: two, scanResult: { status: 'accessible' } },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, data: { success: 2, failed: 6 } });
    expect(body.data.errors.map(({ index, id, error }) => [index, id, error])).toEqual([
      [1, NOBODY, 'There is no such domain.'],
      [2, two, expect.stringContaining('status must be one of')],
      [3, null, expect.stringContaining('24 hex digits')],
      [4, null, expect.stringContaining('must be an object')],
      [5, two, expect.stringContaining('5 minutes ahead')],
      [6, two, expect.stringContaining('extra')],
    ]);
    expect([(await get(one)).nawala.status, (await get(two)).nawala.status]).toEqual(['ada', 'tidak ada']);
  });

  it('in bulk counts in order when several are of one domain', async () => {
    const id = await aSite();
    const statuses = ['blocked', 'accessible', 'inconclusive', 'blocked'];
    const { body } = await bulk(statuses.map((status) => ({ id, scanResult: { status } })));
    expect(body.data).toEqual({ success: 4, failed: 0, errors: [] });
    expect(heard.map(({ previousStatus, nawala }) => `${previousStatus} → ${nawala.status}`)).toEqual([
      'unknown → ada',
      'ada → tidak ada',
      'tidak ada → ada',
    ]);
    expect((await transitionsOf(admin, id)).length).toBe(3);
  });

  it('in bulk is answered in few words, however much is wrong with it', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`m${n}${'x'.repeat(300)}`, n]));
    const { status, body } = await bulk(Array.from({ length: 500 }, () => ({ id: 1, scanResult: wrong })));
    expect([status, body.data.failed]).toEqual([200, 500]);
    expect(JSON.stringify(body).length).toBeLessThan(65_536);
  });

  it('in bulk may hold a thousand items, and no more', async () => {
    const items = (count: number) =>
      Array.from({ length: count }, () => ({ id: NOBODY, scanResult: { status: 'down' } }));
    const { data } = (await bulk(items(1000))).body;
    expect([data.success, data.failed, data.errors.length]).toEqual([0, 1000, 50]);
    for (const updates of [items(1001), [], {}, 'x', undefined]) {
      expect(await bulk(updates)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    }
  });
});

describe('With CHECKER_AUTH=key', () => {
  it('everybody without a key is refused', async () => {
    const api = await startApi({ CHECKER_AUTH: 'key' });
    const answers = [
      await api.stranger.get('/api/urls'),
      await report(api.stranger, NOBODY, 'blocked'),
      await api.stranger.post('/api/urls/bulk-update', { updates: [1] }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    await api.stop();
  });
});
