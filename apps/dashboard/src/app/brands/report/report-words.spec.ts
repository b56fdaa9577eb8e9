import { aTransition } from '@nawala/contracts/testing';
import { vantageLabels } from '../../vantages/label-of';
import type { Block } from './report';
import { figuresOf, sayBlock, sayLength, tableOf } from './report-words';

const at = (day: number, hour = 0) => new Date(2026, 9, day, hour).getTime();
const block = (over: Partial<Block> = {}): Block => ({
  domainId: 'd',
  domain: 'shop.example.com',
  displayName: 'shop.example.com',
  from: at(3, 9),
  to: at(5, 9),
  begun: true,
  ended: true,
  networks: ['telkom', 'xl'],
  row: aTransition({ method: 'dns', reason: 'answer replaced', confirmed: true }),
  ...over,
});

describe('a line of a report', () => {
  it('says from when to when, for how long, by whom and how', () => {
    expect(sayBlock(block())).toEqual({
      domainId: 'd',
      domain: 'shop.example.com',
      from: '3 Oct, 09:00',
      to: '5 Oct, 09:00',
      long: '2 days',
      networks: 'telkom and xl',
      why: 'DNS · answer replaced, confirmed',
    });
  });

  it('says that it had begun before, and goes on', () => {
    expect(sayBlock(block({ begun: false, ended: false, row: undefined }))).toMatchObject({
      from: 'before the month',
      to: 'goes on',
      why: '',
    });
  });
});

it('the figures on top are those of the sums, as far as anybody measured', () => {
  const point = { at: '', ada: 0, tidakAda: 0, unknown: 0, paused: 0, measured: true };
  const points = [
    { ...point, blocked: 3, unblocked: 1 },
    { ...point, blocked: 1, unblocked: 2 },
  ];
  const availability = { from: '', to: '', ada: 0.1, tidakAda: 0.8, unknown: 0.1 };
  const report = { blocks: [block()], networks: [], domains: 1, blockedMs: at(5, 9) - at(3, 9) };
  expect(figuresOf(report, { interval: 'day', points, series: [{ brand: null, points, availability }] })).toEqual({
    blocks: 1,
    domains: 1,
    long: '2 days',
    reached: '88.9%',
    noData: '10%',
    blocked: 4,
    freed: 3,
  });
  expect(figuresOf({ ...report, blockedMs: 0 }, { interval: 'day', points: [], series: [] })).toMatchObject({
    long: '–',
    reached: '–',
  });
});

it('is a table for spreadsheets, in the words of people', () => {
  vantageLabels.set(new Map([['telkom', 'Telkom · Jakarta']]));
  const networks = [{ vantage: 'telkom', domains: 1, blockedMs: at(5, 9) - at(3, 9) }];
  const blocks = [block({ ended: false, domain: 'xn--caf-dma.example.com', displayName: 'café.example.com' })];
  const [head, line, , , sum] = tableOf({ blocks, networks });
  expect(head).toHaveLength(line!.length);
  expect(line![0]).toBe('café.example.com');
  expect(line!.slice(3)).toEqual(['no', 'yes', 48, 'Telkom · Jakarta, xl', 'DNS · answer replaced', 'yes']);
  expect(sum).toEqual(['Telkom · Jakarta', 1, 48]);
  vantageLabels.set(new Map());
});

it('a block of seconds lasted seconds', () => {
  expect(sayLength(4_200)).toBe('5 secs');
  expect(sayLength(0)).toBe('–');
});
