import { bodyBoundsOf } from './body-bounds';
import { inputWork } from '../common/input-work';
import { Parser } from './parser';

const BULK = bodyBoundsOf('/api/urls/bulk-update');
const IMPORT = bodyBoundsOf('/api/domains/import');
const report = (n: number, size: number) => ({ id: String(n), scanResult: { reason: 'x'.repeat(size) } });
const reports = (count: number, size: number) => ({
  more: 1,
  updates: Array.from({ length: count }, (_, n) => report(n, size)),
});

describe('A body', () => {
  let parser: Parser;
  beforeEach(() => (parser = new Parser()));
  afterEach(() => parser.stop());
  const parse = (value: unknown) =>
    parser.parse(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'json', BULK);

  it.each([
    ['small', reports(10, 10)],
    ['large', reports(1000, 2000)],
    ['large because of a few items', reports(20, 60_000)],
    ['large without a list', { updates: 'x'.repeat(400_000) }],
    ['large with an empty list', { updates: [], more: 'x'.repeat(400_000) }],
  ])('comes out as it was written when it is %s', async (_what, body) => expect(await parse(body)).toEqual(body));

  it('comes out whole beside others', async () => {
    const bodies = Array.from({ length: 8 }, (_, n) => reports(100 + n, 4000));
    expect(await Promise.all(bodies.map(parse))).toEqual(bodies);
  });

  it.each([
    ['cut off', `{"updates":["${'x'.repeat(300_000)}`, /not valid JSON/],
    ['too deep', `{"a":"${'x'.repeat(300_000)}","b":${'['.repeat(3000)}`, /deeper/],
    ['of too many items', { updates: Array.from({ length: 1001 }, (_, n) => report(n, 300)) }, /more than 1000 items/],
    ['with an item that is too large', reports(5, 70_000), /larger than 65536 bytes/],
  ])('is refused in words when it is large and %s', async (_what, body, words) =>
    expect(parse(body)).rejects.toThrow(words),
  );

  it('that is not UTF-8 is refused', async () =>
    expect(parser.parse(Buffer.from([0x22, 0xff, 0x22]), 'json', BULK)).rejects.toThrow(/not UTF-8/));

  it('may begin with a byte order mark', async () => expect(await parse('\uFEFF{"a":1}')).toEqual({ a: 1 }));

  it('that is refused for its shape is not parsed', async () => {
    const before = { ...inputWork };
    await expect(parse(`[${Array(200_000).fill('1').join(',')}]`)).rejects.toThrow(/items/);
    expect(inputWork.parsed).toBe(before.parsed);
    expect(inputWork.scanned - before.scanned).toBeLessThan(2_100);
  });

  it('may be a CSV, of any size', async () => {
    const csv = (rows: number) =>
      Buffer.from(`domain\n${Array.from({ length: rows }, (_, n) => `shop-${n}.example.com`).join('\n')}`);
    for (const rows of [3, 40_000]) {
      const body = (await parser.parse(csv(rows), 'csv', IMPORT)) as { rows: object[] };
      expect(body.rows).toHaveLength(rows);
      expect(body.rows.at(-1)).toEqual({ line: rows + 1, domain: `shop-${rows - 1}.example.com` });
    }
  });

  it('of nothing but commas is refused in words', async () =>
    expect(parser.parse(Buffer.alloc(16 * 1024 * 1024, ','), 'csv', IMPORT)).rejects.toThrow(/more than 200 cells/));

  it('is sent away when too many large ones wait already', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => parse(reports(200, 2000))));
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    expect(refused[0]).toMatchObject({ reason: { code: 'NOT_READY', options: { retryAfter: 1 } } });
  });
});
