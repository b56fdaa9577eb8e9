import { TextDecoder, TextEncoder } from 'node:util';
import { MOST_ROWS } from './list';
import { type ListReading, readList } from './read-list';

Object.assign(globalThis, { TextDecoder });

const turn = () => Promise.resolve();
const read = (text: string) => readList({ text }, turn);
const file = (bytes: Uint8Array | string, name = 'list.csv') =>
  readList({ bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name }, turn);
const rowsOf = (reading: ListReading) => ('list' in reading ? reading.list.rows : []);
const brief = (reading: ListReading) =>
  rowsOf(reading).map(({ line, domain, brand, note, tags, active }) =>
    [line, domain, brand, note, tags.join(' '), active ? '' : 'paused'].join('|'),
  );

const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};

describe('a list', () => {
  it('of lines may mix what it likes, with any line break', async () => {
    const list =
      '# spare names\r\na.example.com\r\nb.example.com, c.example.com\r0.0.0.0 d.example.com\n\n||e.example.com^';
    expect(brief(await read(list))).toEqual([
      '2|a.example.com||||',
      '3|b.example.com||||',
      '3|c.example.com||||',
      '4|d.example.com||||',
      '6|e.example.com||||',
    ]);
  });

  const TABLE = [
    '2|a.example.com|AUR|main, shop|vip spare|',
    '4|b.example.com|Borneo|two\nlines||paused',
    '6|c.example.com|||| ',
  ].map((row) => row.trimEnd());
  const csv = (sep: string, end: string) =>
    [
      ['domain', 'brand', 'note', 'tags', 'active'].join(sep),
      ['a.example.com', 'AUR', '"main, shop"', '"vip,spare"', 'true'].join(sep),
      '',
      ['b.example.com', 'Borneo', '"two\nlines"', '', 'false'].join(sep),
      [' c.example.com ', '', '', '', ''].join(sep),
    ].join(end);

  it.each([
    [',', '\n'],
    [',', '\r\n'],
    [';', '\r\n'],
    ['\t', '\n'],
  ])('may be a table, its cells apart by %j and its lines by %j', async (sep, end) =>
    expect(brief(await file(csv(sep, end)))).toEqual(TABLE),
  );

  it('may come out of Excel, in each of its encodings', async () => {
    const text = 'Domain;Merek\r\nbornéo.example.com;Média\r\n';
    const rows = ['2|bornéo.example.com|Média|||'];
    const windows = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    expect(brief(await file(`\uFEFF${text}`))).toEqual(rows);
    expect(brief(await file(`\uFEFFsep=;\r\n${text}`))).toEqual(['3|bornéo.example.com|Média|||']);
    expect(brief(await file(windows))).toEqual(rows);
    for (const mark of [true, false])
      for (const little of [true, false]) expect(brief(await file(utf16(text, little, mark)))).toEqual(rows);
  });

  it('may have columns that somebody names by hand', async () => {
    const text = 'what,where\nThe shop,shop.example.com\n';
    const reading = await readList({ text }, turn, { columns: { domain: 1, note: 0 } });
    expect(brief(reading)).toEqual(['2|shop.example.com||The shop||']);
  });

  it('gives back what an export kept from being a formula', async () =>
    expect(rowsOf(await read("domain,note\na.example.com,'=1+1\nb.example.com,''=1")).map(({ note }) => note)).toEqual([
      '=1+1',
      "'=1",
    ]));

  it('may be a backup of Uptime Kuma', async () => {
    const monitorList = [
      { id: 1, name: 'Aurora', type: 'group', url: 'https://' },
      {
        id: 2,
        name: 'The shop',
        type: 'http',
        url: 'https://shop.example.com/id',
        hostname: null,
        parent: 1,
        active: 1,
        tags: [{ name: 'Main', value: 'Jkt' }],
      },
      {
        id: 3,
        name: 'dns.example.com',
        type: 'dns',
        url: 'https://',
        hostname: 'dns.example.com',
        active: 0,
        tags: [],
      },
      { id: 4, name: 'Cron', type: 'push', url: 'https://' },
      null,
    ];
    const reading = await read(JSON.stringify({ version: '1.23.11', notificationList: [], monitorList }));
    expect(brief(reading)).toEqual([
      '2|https://shop.example.com/id|Aurora|The shop|main-jkt|',
      '3|dns.example.com||||paused',
    ]);
    expect(reading).toMatchObject({ list: { format: 'kuma', skipped: 3 } });
  });

  it('may be a table of monitors', async () =>
    expect(
      brief(
        await read(
          'id,name,type,url,hostname,active,tags\n1,The shop,http,https://shop.example.com,,1,"main, jkt"\n2,Ping,ping,https://,ping.example.com,false,\n3,Cron,push,,,1,',
        ),
      ),
    ).toEqual(['2|https://shop.example.com||The shop|main jkt|', '3|ping.example.com||Ping||paused']));

  it('may be what checkers are given, and what we export', async () => {
    expect(brief(await read('[{"id":"1","brand":"Aurora","Domain":"a.example.com","noto":"main"}]'))).toEqual([
      '1|a.example.com|Aurora|main||',
    ]);
    const rows = [
      {
        domain: 'a.example.com',
        brand: 'AUR',
        brandName: 'Aurora',
        note: ' =1',
        tags: ['vip'],
        active: false,
        status: 'ada',
      },
    ];
    expect(rowsOf(await read(JSON.stringify({ rows })))).toEqual([
      {
        line: 1,
        domain: 'a.example.com',
        brand: 'AUR',
        brandName: 'Aurora',
        note: ' =1',
        tags: ['vip'],
        active: false,
      },
    ]);
    expect(brief(await read('["a.example.com", "b.example.com"]'))).toHaveLength(2);
  });

  it.each([
    ['<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', 'html'],
    ['<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'html'],
    ['{"error":"not signed in"}', 'json'],
    ['{"rows": [', 'json'],
    ['', 'empty'],
    [' \r\n\t', 'empty'],
    ['# nothing\n! but comments', 'empty'],
    [','.repeat(100_000), 'empty'],
    ['a.example.com\u0000\u0001', 'binary'],
  ])('is not: %#', async (text, refused) => expect(await read(text)).toEqual({ refused }));

  it.each([
    ['%PDF-1.7', 'pdf'],
    ['PK\u0003\u0004....xl/workbook.xml', 'workbook'],
    ['PK\u0003\u0004....photo.jpg', 'archive'],
    ['GIF89a', 'image'],
  ])('is not a file that begins with %j', async (text, refused) => expect(await file(text)).toEqual({ refused }));

  it('is not larger than can be sent', async () => {
    expect(await file(new Uint8Array(16 * 1024 * 1024 + 1))).toEqual({ refused: 'tooLarge' });
    expect(await file(new Uint8Array(16 * 1024 * 1024).fill(0x2c))).toEqual({ refused: 'empty' });
  });

  it.each([',', ' ', ';', '\t', 'a', '.', '#', '"', '["', '",', '/', 'a '])(
    'is not stopped by one line of %j, sixteen million characters long',
    async (what) => {
      const text = what.repeat((16 * 1024 * 1024) / what.length);
      for (const header of ['', 'domain,brand\n'])
        expect(
          Object.keys(await readList({ text: header + text.slice(header.length) }, () => Promise.resolve())),
        ).toHaveLength(1);
    },
  );

  it.each(['', 'domain\n'])('ends at the most rows that are taken at once, and says so (header %j)', async (header) => {
    const lines = (count: number) =>
      header + Array.from({ length: count }, (_, n) => `shop-${n}.example.com`).join('\n');
    expect(await read(lines(MOST_ROWS))).toMatchObject({ list: { cut: false, rows: { length: MOST_ROWS } } });
    expect(await read(lines(MOST_ROWS + 1))).toMatchObject({ list: { cut: true, rows: { length: MOST_ROWS } } });
  });

  it('lets others have their turn', async () => {
    const turns = jest.fn(() => Promise.resolve());
    await readList({ text: `domain,note\n${'a.example.com,some words to fill it\n'.repeat(40_000)}` }, turns);
    expect(turns.mock.calls.length).toBeGreaterThan(5);
  });
});
