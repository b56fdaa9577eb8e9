import { formatAtLeast, formatCount, formatList, formatShare, formatUpTo } from './counts';

describe('numbers in words', () => {
  it('group their thousands', () => expect(formatCount(1284)).toBe('1,284'));

  it('say that there are more', () => {
    expect([formatAtLeast(1284, true), formatAtLeast(1284, false)]).toEqual(['1,284+', '1,284']);
    expect([999, 1_000].map((value) => formatUpTo(value, 999))).toEqual(['999', '999+']);
  });

  it('say a few names as a sentence does', () =>
    expect(formatList(['telkom', 'xl', 'tri'])).toBe('telkom, xl and tri'));

  it('never round a share to none or all', () => {
    expect([0, 1, 500, 99_999, 100_000].map((part) => formatShare(part, 100_000))).toEqual([
      '0%',
      '< 0.1%',
      '0.5%',
      '> 99.9%',
      '100%',
    ]);
  });
});
