import { readLine } from './read-line';

const namesIn = (line: string) => readLine(line, 1).rows.map(({ domain }) => domain);

describe('a line of a list', () => {
  it.each([
    ['shop.example.com', ['shop.example.com']],
    ['  https://shop.example.com/id?x=1  ', ['https://shop.example.com/id?x=1']],
    ['a.example.com, b.example.com', ['a.example.com', 'b.example.com']],
    ['a.example.com b.example.com;c.example.com', ['a.example.com', 'b.example.com', 'c.example.com']],
    ['a.example.com,', ['a.example.com']],
    ['"a.example.com"', ['a.example.com']],
    ['borneo club.example', ['borneo club.example']],
    ['borneo-77', ['borneo-77']],
    ['*.example.com', ['*.example.com']],
    ['.example.com', ['.example.com']],
    ['a.example.com # the main one', ['a.example.com']],
    ['a.example.com/#top', ['a.example.com/#top']],
    ['# a.example.com', []],
    ['! a.example.com', []],
    ['; a.example.com', []],
    ['// a.example.com', []],
    ['', []],
    ['0.0.0.0 a.example.com b.example.com', ['a.example.com', 'b.example.com']],
    ['127.0.0.1\tlocalhost localhost.localdomain', []],
    ['::1 ip6-localhost', []],
    [':: a.example.com', ['a.example.com']],
    ['203.0.113.9', ['203.0.113.9']],
    ['a.example.com CNAME .', ['a.example.com']],
    ['a.example.com. 300 IN CNAME rpz-drop.', ['a.example.com']],
    ['*.a.example.com CNAME .', ['*.a.example.com']],
    ['$TTL 2h', []],
    ['@ IN SOA localhost. root.localhost. (1 2 3 4 5)', []],
    ['||a.example.com^', ['a.example.com']],
    ['||a.example.com^$important', ['a.example.com']],
    ['@@||a.example.com^', []],
    ['address=/a.example.com/0.0.0.0', ['a.example.com']],
    ['server=/a.example.com/b.example.com/', ['a.example.com', 'b.example.com']],
  ])('%j', (line, names) => expect(namesIn(line)).toEqual(names));

  it.each([
    ['a.example.com; Delima', 'Delima', '', []],
    ['a.example.com, Delima, main shop, vip spare', 'Delima', 'main shop', ['vip', 'spare']],
    ['a.example.com\tDelima', 'Delima', '', []],
  ])('%j says more than a name', (line, brand, note, tags) =>
    expect(readLine(line, 4).rows).toEqual([{ line: 4, domain: 'a.example.com', brand, note, tags, active: true }]),
  );

  it('is read however long it is', () => {
    expect(namesIn(Array(3000).fill('a.example.com').join(','))).toHaveLength(3000);
    expect(namesIn(','.repeat(1_000_000))).toEqual([]);
  });

  it.each([
    ['0.0.0.0 a.example.com', 'hosts'],
    ['a.example.com CNAME .', 'rpz'],
    ['||a.example.com^', 'adguard'],
    ['address=/a.example.com/#', 'dnsmasq'],
    ['a.example.com', 'names'],
  ])('%j is told by its kind: %s', (line, format) => expect(readLine(line, 1).format).toBe(format));
});
