const members = (count: number, value: (n: number) => string = () => '1') =>
  `{${Array.from({ length: count }, (_, n) => `"k${n}":${value(n)}`).join(',')}}`;
const nested = (open: string, close: string) => `${open.repeat(3000)}1${close.repeat(3000)}`;
const list = (count: number, item: string) => `[${Array<string>(count).fill(item).join(',')}]`;
const NAMES = 'id domain name email password note tags brandId code currentPassword updates'.split(' ');
/** Every known field, each with the same value. */
const everywhere = (value: string) => `{${NAMES.map((name) => `"${name}":${value}`).join(',')}}`;

/** Bodies that cost much in a server that makes something of them before it judges them. */
export const HOSTILE_BODIES = [
  ['many members', members(5000)],
  ['many members below the top', `{"scanResult":${members(5000)}}`],
  ['a member many times', `{${Array(5000).fill('"id":"1"').join(',')}}`],
  ['many lists', `{"updates":${list(5000, '[]')}}`],
  ['many objects', `{"tags":${list(150, members(60))}}`],
  ['lists in lists', nested('[', ']')],
  ['objects in objects', nested('{"a":', '}')],
  ['numbers alone', list(5000, '1')],
  ['fields of long text', everywhere(`"${'x'.repeat(5000)}"`)],
  ['fields of objects', everywhere(members(199))],
  ['fields of lists of objects', everywhere(list(100, '{"$ne":null}'))],
  ['fields of NUL', everywhere('"\\u0000"')],
  ['fields of half a character', everywhere('"a\\ud800"')],
  ['fields of invisible text', everywhere('"\\u200b\\u202e\\ufeff"')],
  ['fields of null', everywhere('null')],
  ['fields of numbers that overflow', everywhere('1e999')],
  ['a prototype', '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}'],
  ['a prototype as a field', '{"constructor":{"prototype":{"y":1}},"toString":1,"hasOwnProperty":1}'],
  ['long names', members(5).replaceAll('"k', `"${'k'.repeat(10_000)}`)],
  ['nothing', ''],
  ['null', 'null'],
  ['half a text', '{"a":'],
  ['no JSON', '\u0000\u0001\u0002'],
  ['wide evidence', `{"id":"${'0'.repeat(24)}","scanResult":{"status":"blocked","evidence":${members(4000)}}}`],
  ['more than fits', everywhere(`"${'x'.repeat(7000)}"`)],
].map(([name = '', body = '']) => ({ name, body }));

export const HOSTILE_QUERIES = [
  '%00',
  '%ff',
  'a%00b',
  '%ED%A0%80',
  '%F0%9F%92%A9'.repeat(50),
  'a'.repeat(7900),
  '(a+)+$',
  '..%2f..%2fetc',
  '%0d%0aX-A:%20b',
  '&'.repeat(5000),
  'a&x=b'.repeat(1500),
  Array.from({ length: 500 }, (_, n) => `a&x${n}=b`).join(''),
  '[$ne]=1',
  '__proto__&__proto__=1',
  '2026-01-01T00:00:00Z&to=-271821-04-20T00:00:00Z',
  '-1',
  '1e400',
];
