import type { DomainFilterDto } from '@nawala/contracts';
import { aRow, BRANDS, rowsOf } from '../../../test/support/a-row';
import { domainFilterOf, meeting } from './domain-filter';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

const ROWS = [
  aRow({
    domain: 'alpha.example.com',
    status: 'ada',
    confirmed: true,
    since: NOW - HOUR,
    lastChecked: NOW,
    seen: ['telkom:ada', 'xl:tidak-ada'],
  }),
  aRow({
    domain: 'beta.example.com',
    status: 'ada',
    brand: 'borneo',
    tags: ['vip', 'id'],
    lastChecked: NOW,
    seen: ['telkom:ada', 'xl:ada'],
  }),
  aRow({
    domain: 'gamma.example.com',
    tags: ['vip'],
    since: NOW,
    lastChecked: NOW - 2 * HOUR,
    seen: ['telkom:tidak-ada'],
  }),
  aRow({ domain: 'delta.example.com', brand: 'borneo', active: false, lastChecked: NOW - 2 * HOUR, note: 'Spare' }),
  aRow({ domain: 'echo.example.com', status: 'unknown', seen: ['telkom-2:ada'] }),
];

const { table } = rowsOf(ROWS);

const left = (asked: DomainFilterDto) => {
  const meets = meeting(domainFilterOf(asked, BRANDS, { now: NOW, staleBefore: NOW - HOUR }, table), table);
  return ROWS.filter((_row, slot) => meets[slot] === 1)
    .map(({ domain }) => domain[0])
    .join('');
};

describe('domainFilterOf', () => {
  it.each<[DomainFilterDto, string]>([
    [{}, 'abgde'],
    [{ brand: ['bor'] }, 'bd'],
    [{ brand: ['BOR', 'AUR'] }, 'abgde'],
    [{ brand: ['NONE'] }, ''],
    [{ brand: [] }, ''],
    [{ status: ['ada', 'unknown'] }, 'abe'],
    [{ status: [] }, 'abgde'],
    [{ tag: ['vip'] }, 'bg'],
    [{ tag: ['vip', 'id'] }, 'b'],
    [{ tag: ['vip', 'vip'] }, 'bg'],
    [{ tag: ['vi'] }, ''],
    [{ tag: [] }, 'abgde'],
    [{ active: false }, 'd'],
    [{ vantage: ['telkom:ada'] }, 'ab'],
    [{ vantage: ['telkom:ada', 'xl:tidak-ada'] }, 'a'],
    [{ vantage: ['telkom:ada', 'telkom:tidak-ada'] }, 'abg'],
    [{ vantage: ['telkom:unknown'] }, 'de'],
    [{ vantage: ['nobody:unknown'] }, 'abgde'],
    [{ confirmed: true }, 'a'],
    [{ confirmed: false }, 'b'],
    [{ stale: true }, 'g'],
    [{ stale: false }, 'abde'],
    [{ changedSince: '2026-03-01T11:00:00Z' }, 'ag'],
    [{ changedSince: '30m' }, 'g'],
    [{ changedSince: '1d' }, 'ag'],
    [{ checkedSince: '2h' }, 'abgd'],
    [{ checkedSince: '2026-03-01T18:30:00+07:00' }, 'ab'],
    [{ q: 'amm' }, 'g'],
    [{ q: 'aurora' }, 'age'],
    [{ q: 'aur clu echo' }, 'e'],
    [{ q: 'spare' }, 'd'],
    [{ q: 'vip' }, 'bg'],
    [{ q: '' }, 'abgde'],
    [{ q: 'example', status: ['ada'], tag: ['id'], active: true }, 'b'],
  ])('of %j leaves %s', (asked, expected) => expect(left(asked)).toBe(expected));

  it('refuses a word of one character, naming the field', () => {
    expect(() => left({ q: 'alpha x' })).toThrow(/^q: /);
  });

  it('refuses more words than are looked for in reasonable time, naming the field', () => {
    const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
    expect(left({ q: words(12) })).toBe('');
    expect(() => left({ q: words(13) })).toThrow('q: search for at most 12 words');
  });

  it('looks at each set of tags once, however many tags are asked for', () => {
    const where = jest.spyOn(table.tags, 'where');
    left({ tag: Array.from({ length: 20 }, (_, n) => `tag-${n}`) });
    expect(where).toHaveBeenCalledTimes(1);
  });
});
