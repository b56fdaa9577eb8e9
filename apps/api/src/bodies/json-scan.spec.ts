import fc from 'fast-check';
import { bodyBoundsOf } from './body-bounds';
import { scanJson } from './json-scan';

const bounds = { depth: 16, members: 200, items: 200, itemBytes: 1000 };
const scan = (text: string) => scanJson(Buffer.from(text), bounds);
const members = (count: number, value = '1') =>
  `{${Array.from({ length: count }, (_, n) => `"k${n}":${value}`).join(',')}}`;
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + '1' + close.repeat(depth);

describe('A JSON text', () => {
  it.each([
    ['as deep as it may be', nested(16, '{"a":', '}')],
    ['with as many members as it may have, in each of its objects', `[${members(200)},${members(200)}]`],
    ['with as many items as it may have', `[${Array(200).fill('1').join(',')}]`],
    ['whose strings look like structure', `{"a":"${'{[:,'.repeat(50)}","b\\"{":"\\\\"}`],
    ['with wide evidence', `{"scanResult":{"evidence":${members(400)},"a":[1]}}`],
    ['that is no object', '7'],
    ['that is nothing', ''],
  ])('%s passes, and every byte of it is looked at', (_what, text) =>
    expect(scan(text)).toEqual({ scanned: Buffer.byteLength(text) }),
  );

  it.each([
    ['nested in lists', nested(3000, '[', ']'), /deeper than 16/, 17],
    ['nested in objects', nested(3000, '{"a":', '}'), /deeper than 16/, 17 * 5],
    ['nested in evidence', `{"evidence":${nested(500, '{"a":', '}')}}`, /deeper than 16/, 120],
    ['with many members', members(60_000), /more than 200 members/, 2000],
    ['with many members below the top', `{"scanResult":${members(60_000)}}`, /more than 200 members/, 2000],
    ['with one member many times', `{${Array(5000).fill('"id":1').join(',')}}`, /more than 200 members/, 2000],
    ['with many members after evidence', `{"evidence":{},"b":${members(300)}}`, /more than 200 members/, 2000],
    ['with many members beside evidence', `{"a":{"evidence":[1]},"b":${members(300)}}`, /200 members/, 2000],
    ['with many items', `[${Array(60_000).fill('1').join(',')}]`, /more than 200 items/, 500],
    ['with a long item', `{"updates":[1,"${'x'.repeat(1001)}",2]}`, /larger than 1000 bytes/, 1020],
    ['with a long last item', `{"updates":["${'x'.repeat(1001)}"]}`, /larger than 1000 bytes/, 1020],
    ['with a prototype', '{"__proto__":{"x":1}}', /__proto__/, 14],
    ['with a prototype spelt otherwise', '{"\\u005f_proto_\\u005F":{"x":1}}', /__proto__/, 24],
  ])('%s is refused before more than that was looked at', (_what, text, problem, most) => {
    const { problem: said, scanned } = scan(text);
    expect(said).toMatch(problem);
    expect(scanned).toBeLessThanOrEqual(most);
  });

  it('is never refused, nor misread, when it is within its bounds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { problem, scanned } = scanJson(Buffer.from(text), { ...bounds, itemBytes: Infinity });
        expect(problem === undefined || text.includes('__proto__')).toBe(true);
        if (problem === undefined) expect(scanned).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it('ends whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'{}[]:,"\\a1'), { maxLength: 200 }), (characters) => {
        const text = characters.join('');
        expect(scan(text).scanned).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('The bounds of a route', () => {
  it('are small but for those that take long lists', () => {
    expect(bodyBoundsOf('/api/users')).toMatchObject({ bytes: 65_536, items: 200 });
    expect(bodyBoundsOf()).toBe(bodyBoundsOf('/api/users'));
    expect(bodyBoundsOf('/api/urls/bulk-update')).toMatchObject({ bytes: 8_388_608, items: 1000, members: 200 });
  });
});
