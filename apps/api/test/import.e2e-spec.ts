import type { BrandDto, DomainDto, ImportReportDto, JobDto, JobLinkDto, Page, ProblemDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { JobRecord } from '../src/jobs/job.schema';
import { addBrand, addDomain, fieldsOf } from './support/catalogue';
import { ended } from './support/jobs';
import { listenLive } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

type Report = ImportReportDto & ProblemDto & JobLinkDto;
const CSV = { 'content-type': 'text/csv' };

describe('Importing domains', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let aurora: BrandDto;
  let borneo: BrandDto;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    aurora = await addBrand(admin, { name: 'Aurora', code: 'AUR' });
    borneo = await addBrand(admin, { name: 'Borneo', code: 'BOR' });
  });
  afterAll(() => api?.stop());

  const post = (body: unknown, query = '', headers = {}, who = admin) =>
    who.post<Report>(`/api/domains/import?${query}`, body, headers);
  const judge = (body: unknown, query = '') => post(body, `dryRun=true&${query}`);
  const find = async (domain: string) =>
    (await admin.get<Page<DomainDto>>(`/api/domains?q=${domain}`)).body.items.find((each) => each.domain === domain);
  const countOf = async (brand: string) =>
    (await admin.get<Page<unknown>>(`/api/domains?brand=${brand}&limit=1`)).body.total;

  it('adds what is new and says what became of each row', async () => {
    const there = await addDomain(admin, { brandId: aurora.id, domain: 'there.import.example.com' });
    const elsewhere = await addDomain(admin, { brandId: aurora.id, domain: 'elsewhere.import.example.com' });
    const rows = [
      { domain: 'HTTPS://New.Import.example.com/Promo', brand: 'aurora', note: 'main', tags: ['vip'], active: false },
      { domain: 'There.import.example.com.', brand: 'AUR' },
      { domain: 'elsewhere.import.example.com', brand: 'BOR' },
      { domain: '203.0.113.9', brand: 'AUR' },
      { domain: 'nobody.import.example.com', brand: 'Nobody' },
    ];
    const { status, body } = await post({ rows });
    expect(status).toBe(200);
    expect(body).toEqual({
      created: 1,
      duplicates: 1,
      moved: 1,
      left: 1,
      invalid: [
        { line: 4, value: '203.0.113.9', code: 'hostNotAddress', message: 'Enter a host name, not an IP address' },
        {
          line: 5,
          value: 'nobody.import.example.com',
          code: 'brandUnknown',
          message: 'There is no brand Nobody',
          params: { brand: 'Nobody' },
        },
      ],
      brands: [],
    });
    expect(await find('new.import.example.com/Promo')).toMatchObject({
      brand: { code: 'AUR' },
      note: 'main',
      tags: ['vip'],
      active: false,
      createdBy: admin.user.id,
      nawala: { status: 'unknown' },
    });
    for (const { id } of [there, elsewhere])
      expect((await admin.get<DomainDto>(`/api/domains/${id}`)).body.brand.code).toBe('AUR');
  });

  it('stores just what adding one by one stores', async () => {
    await addDomain(admin, { brandId: aurora.id, domain: 'one.same.example.com', note: 'x', tags: ['y'] });
    await post({ rows: [{ domain: 'two.same.example.com', brand: 'AUR', note: 'x', tags: ['y'] }] });
    const stored = async (domain: string) => {
      const document = (await api.db.collection('domains').findOne({ domain })) as Record<string, unknown>;
      return Object.keys(document)
        .filter((key) => !['pendingTransitions', 'outbox'].includes(key))
        .sort();
    };
    expect(await stored('two.same.example.com')).toEqual(await stored('one.same.example.com'));
  });

  it('leaves a row of history of each domain, as adding one by one does', async () => {
    await post({ rows: [{ domain: 'row.history.example.com', brand: 'AUR' }] });
    const added = await find('row.history.example.com');
    const { body } = await admin.get<{ items: unknown[] }>(`/api/transitions?domain=${added!.id}&kind=edit`);
    expect(body.items).toEqual([
      expect.objectContaining({
        fields: { exists: { from: false, to: true } },
        actor: { id: admin.user.id, name: admin.user.name },
      }),
    ]);
  });

  it('takes a CSV as spreadsheets write it', async () => {
    const csv =
      '\uFEFFDomain;Brand;Note;Tags\r\na.csv.example.com;BOR;"main; shop";vip spare\r\n\r\nb.csv.example.com;Nobody;;\r\n';
    const { body } = await post(csv, '', CSV);
    expect(body).toMatchObject({
      created: 1,
      invalid: [{ line: 4, value: 'b.csv.example.com', code: 'brandUnknown' }],
    });
    expect(await find('a.csv.example.com')).toMatchObject({ note: 'main; shop', tags: ['vip', 'spare'] });
  });

  it('writes nothing while it is only asked, and shows what needs a decision first', async () => {
    await addDomain(admin, { brandId: aurora.id, domain: 'known.dry.example.com' });
    const before = await api.db.collection('domains').countDocuments({});
    const { body } = await judge(
      {
        rows: [
          { domain: 'a.dry.example.com', brand: 'AUR' },
          { domain: 'A.dry.example.com', brand: 'AUR' },
          { domain: 'known.dry.example.com', brand: 'BOR' },
          { domain: '*.dry.example.com', brand: 'AUR' },
          { domain: 'bornéo.dry.example.com', brand: 'Delima' },
          { domain: 'borneo-77', brand: 'AUR' },
        ],
      },
      'createBrands=true',
    );
    expect(body).toMatchObject({ created: 2, duplicates: 1, moved: 1, left: 1, brands: ['Delima'] });
    expect(
      body.rows?.map(({ line, result, brand, from, suggestion }) => [line, result, brand, from, suggestion]),
    ).toEqual([
      [4, 'invalid', null, null, 'dry.example.com'],
      [6, 'invalid', null, null, 'borneo-77.com'],
      [3, 'moved', 'BOR', 'AUR', null],
      [2, 'duplicate', 'AUR', null, null],
      [1, 'new', 'AUR', null, null],
      [5, 'new', 'Delima', null, null],
    ]);
    expect(body.rows?.[5]).toMatchObject({
      displayName: 'bornéo.dry.example.com',
      domain: 'xn--borno-esa.dry.example.com',
    });
    expect(await api.db.collection('domains').countDocuments({})).toBe(before);
    expect((await admin.get<BrandDto[]>('/api/brands')).body.map(({ name }) => name)).not.toContain('Delima');
  });

  it('shows some of each kind, however many there are of one', async () => {
    const rows = [
      ...Array.from({ length: 2000 }, () => ({ domain: '203.0.113.9' })),
      ...Array.from({ length: 300 }, (_, n) => ({ domain: `shop-${n}.many.example.com`, brand: 'AUR' })),
    ];
    const { body } = await judge({ rows });
    expect(body.invalid).toHaveLength(2000);
    expect(body.rows?.filter(({ result }) => result === 'invalid')).toHaveLength(900);
    expect(body.rows?.filter(({ result }) => result === 'new')).toHaveLength(100);
  });

  it('moves what is under another brand when it is asked to, with history', async () => {
    const domain = await addDomain(admin, { brandId: aurora.id, domain: 'moves.example.com', note: 'stays' });
    const { body } = await post(
      { rows: [{ domain: 'moves.example.com', brand: 'BOR', note: 'not taken' }] },
      'moveExisting=true',
    );
    expect(body).toMatchObject({ created: 0, moved: 1, left: 0, invalid: [] });
    expect((await admin.get<DomainDto>(`/api/domains/${domain.id}`)).body).toMatchObject({
      brand: { code: 'BOR' },
      note: 'stays',
    });
    const { body: history } = await admin.get<{ items: unknown[] }>(`/api/transitions?domain=${domain.id}&kind=edit`);
    expect(history.items).toContainEqual(
      expect.objectContaining({
        fields: { brand: { from: aurora.id, to: borneo.id } },
        actor: { id: admin.user.id, name: admin.user.name },
      }),
    );
  });

  it('makes brands that are missing when it is asked to, each once', async () => {
    const rows = [
      { domain: 'a.delima.example.com', brand: 'Delima Group' },
      { domain: 'b.delima.example.com', brand: 'DELIMA GROUP' },
      { domain: 'c.delima.example.com', brand: 'EMB', brandName: 'Embun' },
    ];
    const { body } = await post({ rows }, 'createBrands=true');
    expect(body).toMatchObject({ created: 3, invalid: [], brands: ['Delima Group', 'Embun'] });
    const brands = (await admin.get<BrandDto[]>('/api/brands')).body.map(({ name, code }) => [name, code]);
    expect(brands).toEqual(
      expect.arrayContaining([
        ['Delima Group', 'DELIMA-GROUP'],
        ['Embun', 'EMB'],
      ]),
    );
  });

  it.each([
    [{ rows: [] }, ['rows']],
    [{}, ['rows']],
    [{ rows: {} }, ['rows']],
    [{ rows: [{ domain: 'a.example.com' }], brand: 'AUR' }, ['brand']],
    [{ rows: Array.from({ length: 50_001 }, () => 1) }, ['']],
  ])('refuses as a whole what is no list: %#', async (body, paths) => {
    const { status, body: problem } = await post(body);
    expect([status, fieldsOf(problem)]).toEqual([400, paths]);
  });

  it.each([
    ['an error page', '<!doctype html><title>502</title>', 400],
    ['nothing', '', 400],
    ['commas', ','.repeat(16 * 1024 * 1024), 400],
    ['a byte too many', 'x'.repeat(16 * 1024 * 1024 + 1), 413],
  ])('refuses as a whole a CSV of %s', async (_what, body, status) =>
    expect((await post(body, '', CSV)).status).toBe(status),
  );

  it('takes a CSV nowhere else', async () =>
    expect((await admin.post('/api/brands', 'name,code\nx,X', CSV)).status).toBe(415));

  it('refuses a row alone for whatever is in it', async () => {
    const { body } = await post({
      rows: [
        7,
        null,
        { domain: { $ne: null } },
        { domain: 'ok.rows.example.com', brand: 'AUR', nawala: 1 },
        { domain: 'a\u0000b', brand: 'AUR' },
      ],
    });
    expect(body.created).toBe(0);
    expect(body.invalid.map(({ code }) => code)).toEqual([
      'isObject',
      'isObject',
      'domain.isString',
      'nawala.unknownField',
      'domain.unfitText',
    ]);
  });

  it('of more than a thousand rows goes on in the background, and is announced a few times', async () => {
    const live = await listenLive(api.url, { token: admin.token });
    const rows = Array.from({ length: 1500 }, (_, n) => ({
      domain: `shop-${n % 1400}.later.example.com`,
      brand: 'AUR',
    }));
    rows.push({ domain: 'x.later.example.com', brand: 'Nobody' });
    const began = performance.now();
    const { status, body } = await post({ rows });
    expect(status).toBe(202);
    expect(body).toEqual({ id: expect.any(String), url: `/api/jobs/${body.id}` });
    const job = await ended(admin, body.id);
    expect(job).toMatchObject({
      kind: 'import',
      state: 'done',
      total: 1501,
      result: { created: 1400, duplicates: 100, moved: 0, left: 0 },
      failures: 1,
      failed: [{ line: 1501, domain: 'x.later.example.com', code: 'brandUnknown' }],
      undoUntil: null,
    });
    const told = await live.hears('domains:changed');
    expect(told[0]).toEqual({ reason: 'import' });
    // At once, and then every two seconds at most, however long it takes.
    expect(told.length).toBeLessThanOrEqual(2 + (performance.now() - began) / 2_000);
    live.close();
  });

  it('by two admins at once adds each name once, and tells each what became of theirs', async () => {
    const other = await api.signedIn('admin');
    const rows = Array.from({ length: 1200 }, (_, n) => ({ domain: `shop-${n}.twice.example.com`, brand: 'BOR' }));
    const links = await Promise.all([post({ rows }), post({ rows }, '', {}, other)]);
    const jobs = await Promise.all(links.map(({ body }) => ended(admin, body.id)));
    const sum = (name: string) => jobs.reduce((total, { result }) => total + (result[name] ?? 0), 0);
    expect([sum('created'), sum('duplicates'), sum('moved')]).toEqual([1200, 1200, 0]);
    const names = await api.db
      .collection('domains')
      .countDocuments({ domain: { $in: rows.map(({ domain }) => domain) } });
    expect(names).toBe(1200);
  });

  it('goes on without the rows of a brand that is deleted while it runs', async () => {
    const doomed = await addBrand(admin, { name: 'Doomed', code: 'DOOM' });
    const rows = Array.from({ length: 4000 }, (_, n) =>
      n < 2000
        ? { domain: `shop-${n}.stays.example.com`, brand: 'AUR' }
        : { domain: `shop-${n}.doomed.example.com`, brand: 'DOOM' },
    );
    const { body } = await post({ rows });
    expect((await admin.delete(`/api/brands/${doomed.id}`)).status).toBe(204);
    const job = await ended(admin, body.id);
    expect(job).toMatchObject({ state: 'done', result: { created: 2000 }, failures: 2000 });
    expect(job.failed[0]).toMatchObject({ line: 2001, code: expect.stringMatching(/^brand(Unknown|Gone)$/) });
    expect(await countOf('AUR')).toBeGreaterThanOrEqual(2000);
  });

  it('takes a name that differs only in case, form or address once', async () => {
    const written = ['Kafé.form.example.com', 'KAFÉ.form.example.com', 'kafe\u0301.form.example.com'];
    const same = ['xn--kaf-dma.form.example.com', 'XN--KAF-DMA.form.example.com.', 'https://kafé.form.example.com/'];
    const rows = [...written, ...same].map((domain) => ({ domain, brand: 'AUR' }));
    const { body } = await post({ rows });
    expect(body).toMatchObject({ created: 1, duplicates: 5, invalid: [] });
    expect(await api.db.collection('domains').countDocuments({ domain: same[0]! })).toBe(1);
    expect((await post({ rows })).body).toMatchObject({ created: 0, duplicates: 6 });
  });

  it('that breaks off in the middle of what is sent is not begun', async () => {
    const counts = () =>
      Promise.all(['domains', 'jobs', 'job-slices'].map((name) => api.db.collection(name).countDocuments({})));
    const before = await counts();
    const whole = Buffer.from(JSON.stringify({ rows: [{ domain: 'never.cut.example.com', brand: 'AUR' }] }));
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    const gone = once(socket, 'close');
    await new Promise<void>((sent) => {
      const head = [
        'POST /api/domains/import HTTP/1.1',
        `host: ${hostname}`,
        `authorization: Bearer ${admin.token}`,
        'content-type: application/json',
        `content-length: ${whole.length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(whole.subarray(0, whole.length - 1), () => sent());
    });
    socket.destroy();
    await gone;
    // Whoever comes afterwards is answered afterwards.
    await post({ rows: [{ domain: 'later.cut.example.com', brand: 'Nobody' }] });
    const [domains, jobs, slices] = await counts();
    expect([domains, jobs, slices]).toEqual([before[0], before[1]! + 1, before[2]! + 1]);
  });

  it('goes on where its instance died in the middle of a slice: no row twice, and the result says so', async () => {
    const rows = Array.from({ length: 1100 }, (_, n) => ({ domain: `shop-${n}.killed.example.com`, brand: 'AUR' }));
    const { body } = await post({ rows });
    const whole = await ended(admin, body.id);
    expect(whole).toMatchObject({ state: 'done', result: { created: 1100, duplicates: 0 } });
    // As it stood when its last but one slice had got half of its domains, and no history.
    const lost = { domain: { $in: rows.slice(900).map(({ domain }) => domain) } };
    const half = { target: { $in: rows.slice(800).map(({ domain }) => domain) } };
    await api.db.collection('domains').deleteMany(lost);
    await api.db.collection('transitions').deleteMany(half);
    const at = {
      phase: 'work' as const,
      state: 'running' as const,
      next: 4,
      done: 800,
      holder: 'gone',
      readyAt: new Date(),
      endedAt: null,
    };
    const jobs = api.db.collection<JobRecord>('jobs');
    await jobs.updateOne({ _id: new Types.ObjectId(body.id) }, { $set: { ...at, result: { created: 800 } } });
    expect(await ended(admin, body.id)).toMatchObject({
      state: 'done',
      done: 1100,
      failures: 0,
      result: { created: 1100, duplicates: 0, moved: 0 },
    });
    const names = rows.map(({ domain }) => domain);
    expect(await api.db.collection('domains').countDocuments({ domain: { $in: names } })).toBe(1100);
    const told = await api.db
      .collection('transitions')
      .find({ target: { $in: names } })
      .toArray();
    expect(new Set(told.map(({ target }) => target)).size).toBe(told.length);
    expect(told).toHaveLength(1100);
  });

  it('of which nobody heard the answer is made once when it is sent again', async () => {
    const body = JSON.stringify({
      rows: [
        { domain: 'a.cut.example.com', brand: 'AUR' },
        { domain: 'b.cut.example.com', brand: 'AUR' },
      ],
    });
    const gone = new AbortController();
    const lost = fetch(`${api.url}/api/domains/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body,
      signal: gone.signal,
    }).catch(() => undefined);
    await new Promise(setImmediate);
    gone.abort();
    await lost;
    const { body: again } = await post(JSON.parse(body));
    expect(again.created + again.duplicates).toBe(2);
    const names = { $in: ['a.cut.example.com', 'b.cut.example.com'] };
    expect(await api.db.collection('domains').countDocuments({ domain: names })).toBe(2);
  });

  it('can be cancelled, and keeps what it added until then', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({
      domain: `shop-${n}.cancel.example.com`,
      brand: 'AUR',
      tags: ['cut'],
    }));
    const { body } = await post({ rows });
    await admin.delete(`/api/jobs/${body.id}`);
    const job: JobDto = await ended(admin, body.id);
    expect(job.state).toBe('cancelled');
    expect(job.done).toBeLessThan(20_000);
    expect(await api.db.collection('domains').countDocuments({ tags: 'cut' })).toBe(job.result['created'] ?? 0);
  });
});
