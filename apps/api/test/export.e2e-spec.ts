import type { DomainDto, ImportReportDto, Page } from '@nawala/contracts';
import { addBrand, report } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

/** What comes out of one can be lost, wrongly cut or run by a spreadsheet. */
const NOTES = [
  '',
  'plain',
  'comma, "quote" and; semicolon',
  'two\nlines',
  '=HYPERLINK("x")',
  "'=1+1",
  "''+1",
  '-5',
  '@you',
  '\tindented',
  "'quoted",
  ' blank around ',
  '丸 é 🙂',
];
const ROWS = [
  ...NOTES.map((note, n) => ({ domain: `note-${n}.trip.example.com/a,b?c="d"`, brand: n % 2 ? 'AUR' : 'BOR', note })),
  { domain: 'tagged.trip.example.com', brand: 'AUR', tags: ['-minus', 'a', 'b-c'], active: false },
  { domain: 'bornéo.trip.example.com', brand: 'AUR', note: 'unicode' },
];

describe('Exporting domains', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let user: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    [admin, user] = [await api.signedIn('admin'), await api.signedIn('user')];
    await addBrand(admin, { name: 'Aurora, Inc.', code: 'AUR' });
    await addBrand(admin, { name: '=Borneo', code: 'BOR' });
    const { body } = await admin.post<ImportReportDto>('/api/domains/import', { rows: ROWS });
    expect(body).toMatchObject({ created: ROWS.length, invalid: [] });
  });
  afterAll(() => api?.stop());

  const list = async (query = ''): Promise<DomainDto[]> =>
    (await admin.get<Page<DomainDto>>(`/api/domains?limit=200&sort=domain&${query}`)).body.items;
  const editable = async (query = '') =>
    (await list(query)).map(({ domain, brand, note, tags, active }) => ({
      domain,
      brand: brand.code,
      note,
      tags,
      active,
    }));
  const exported = (format: 'csv' | 'json', query = '') =>
    user.get<string & { rows: object[] }>(`/api/domains/export.${format}?${query}`);

  it.each(['csv', 'json'] as const)('comes back as it was: %s', async (format) => {
    const before = await editable();
    const { body } = await exported(format);
    await api.db.collection('domains').deleteMany({});
    const again =
      format === 'csv'
        ? await admin.post<ImportReportDto>('/api/domains/import', body, { 'content-type': 'text/csv' })
        : await admin.post<ImportReportDto>('/api/domains/import', body);
    expect(again.body).toMatchObject({ created: ROWS.length, duplicates: 0, moved: 0, invalid: [] });
    expect(await editable()).toEqual(before);
  });

  it('comes back with its brands where those are gone, too', async () => {
    const before = await editable();
    const { body } = await exported('csv');
    await api.db.collection('domains').deleteMany({});
    await api.db.collection('brands').deleteMany({});
    await admin.post<ImportReportDto>('/api/domains/import?createBrands=true', body, { 'content-type': 'text/csv' });
    expect(await editable()).toEqual(before);
    expect((await list()).map(({ brand }) => brand.name)).toEqual(expect.arrayContaining(['Aurora, Inc.', '=Borneo']));
  });

  it('has no cell that a spreadsheet would run', async () => {
    const { body } = await exported('csv');
    expect(body).toMatch(
      /^domain,displayName,brand,brandName,note,tags,active,status,confirmed,reason,since,lastChecked,createdAt\r\n/,
    );
    expect(body).toContain('xn--borno-esa.trip.example.com,bornéo.trip.example.com,AUR,');
    expect(body).not.toMatch(/(?:^|,|\r\n)"?[=+\-@\t]/m);
  });

  it('begins as spreadsheets need it to know its letters', async () => {
    const headers = { authorization: `Bearer ${user.token}` };
    const answer = await fetch(`${api.url}/api/domains/export.csv`, { headers });
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('holds what the list is filtered to, in its order', async () => {
    const [first] = await list('brand=AUR');
    await report(api.stranger, first!.id, 'blocked', { confirmed: true, reason: '=cmd' });
    const names = async (query: string) => {
      const { body } = await exported('json', query);
      return (body as { rows: { domain: string }[] }).rows.map(({ domain }) => domain);
    };
    for (const query of [
      '',
      'brand=AUR&sort=-domain',
      'status=ada',
      'active=false',
      'tag=a',
      'brand=NOBODY',
      'q=unicode',
    ]) {
      const { body } = await admin.get<Page<DomainDto>>(`/api/domains?limit=200&${query}`);
      expect(await names(query)).toEqual(body.items.map(({ domain }) => domain));
    }
    const { body } = await exported('csv', 'status=ada');
    expect(body).toContain(",ada,true,'=cmd,20");
  });

  it('says in its name what it is, and when', async () => {
    const { headers } = await exported('csv', 'brand=AUR&status=ada');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="domains-AUR-ada-\d{4}-\d\d-\d\d-\d{4}\.csv"$/,
    );
    expect((await exported('json')).headers.get('content-disposition')).toMatch(/\.json"$/);
  });
});
