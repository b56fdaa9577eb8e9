import type { TransitionDto } from '@nawala/contracts';
import { aDomain, aTransition, aVantage } from '@nawala/contracts/testing';
import { reportOf } from './report';

const at = (day: number) => new Date(Date.UTC(2026, 9, day)).toISOString();
const time = { from: Date.parse(at(1)), to: Date.parse(at(32)) };
const DAY = 86_400_000;
let seq = 0;
const row = (over: Partial<TransitionDto>): TransitionDto =>
  aTransition({ domainId: 'd', domain: 'shop.example.com', seq: ++seq, ...over });
const blocked = (day: number, vantage = 'telkom', over: Partial<TransitionDto> = {}) =>
  row({ at: at(day), vantage, ...over });
const freed = (day: number, vantage = 'telkom', over: Partial<TransitionDto> = {}) =>
  row({ at: at(day), vantage, from: 'ada', to: 'tidak ada', nawala: { from: 'ada', to: 'tidak ada' }, ...over });
const same = { from: 'ada', to: 'ada' } as const;

describe('a report', () => {
  it('says what was blocked, for how long, and by whom', () => {
    const rows = [
      blocked(3),
      blocked(4, 'xl', { kind: 'vantage', nawala: same }),
      freed(5, 'xl', { kind: 'vantage', nawala: same }),
      freed(6),
    ];
    const report = reportOf(rows.reverse(), [], time);
    expect(report.blocks).toMatchObject([
      { domain: 'shop.example.com', networks: ['telkom', 'xl'], begun: true, ended: true, row: { at: at(3) } },
    ]);
    expect(report).toMatchObject({ domains: 1, blockedMs: 3 * DAY });
    expect(report.networks).toEqual([
      { vantage: 'telkom', domains: 1, blockedMs: 3 * DAY },
      { vantage: 'xl', domains: 1, blockedMs: DAY },
    ]);
  });

  it('tells of what nothing happened to: it is blocked all the time', () => {
    const standing = aDomain({ id: 's', domain: 'old.example.com', status: 'ada', vantages: [aVantage('xl', 'ada')] });
    expect(reportOf([], [standing], time).blocks).toMatchObject([
      { domain: 'old.example.com', networks: ['xl'], begun: false, ended: false, row: undefined },
    ]);
  });

  it('knows from what came later what was before', () => {
    expect(reportOf([freed(40)], [], time).blocks).toMatchObject([
      { begun: false, ended: false, networks: ['telkom'] },
    ]);
    expect(reportOf([blocked(40)], [aDomain({ id: 'd', status: 'ada' })], time).blocks).toEqual([]);
  });

  it('ends with a domain that is paused or deleted', () => {
    const before = blocked(3);
    const gone = row({ kind: 'edit', at: at(5), vantage: '', fields: { exists: { from: true, to: false } } });
    expect(reportOf([before, gone], [], time)).toMatchObject({ blockedMs: 2 * DAY, blocks: [{ ended: true }] });
  });

  it('puts the latest first, and counts each domain once', () => {
    const report = reportOf([blocked(3), freed(4), blocked(10), freed(11)], [], time);
    expect(report.blocks.map(({ from }) => new Date(from).getUTCDate())).toEqual([10, 3]);
    expect(report.domains).toBe(1);
  });

  it('is empty where nothing was blocked', () => {
    expect(reportOf([], [], time)).toEqual({ blocks: [], networks: [], domains: 0, blockedMs: 0 });
  });
});
