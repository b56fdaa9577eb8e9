import { reportingVantage } from './reporting-vantage';

const forbidden = (words: string) => ({ code: 'FORBIDDEN', detail: words });

describe('The vantage of a report', () => {
  it.each([
    ['without a key', undefined, undefined, 'default'],
    ['without a key', undefined, 'telkom', 'telkom'],
    ['of a key for any', [], undefined, 'default'],
    ['of a key for any', [], 'telkom', 'telkom'],
    ['of a key for one', ['telkom'], undefined, 'telkom'],
    ['of a key for one', ['telkom'], 'telkom', 'telkom'],
    ['of a key for several', ['telkom', 'xl'], 'xl', 'xl'],
  ])('%s (%p) that names %p is %p', (_, vantages, named, vantage) => {
    expect(reportingVantage(named, vantages && { vantages })).toBe(vantage);
  });

  it('must be named with a key for several, which are listed', () => {
    expect(() => reportingVantage(undefined, { vantages: ['telkom', 'xl'] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        detail: 'scanResult.vantage: must be one of this key’s vantages: telkom, xl',
      }),
    );
  });

  it.each([
    [['telkom'], 'xl', 'This key does not report as xl, only as telkom.'],
    [['telkom'], 'default', 'This key does not report as default, only as telkom.'],
    [['telkom', 'xl'], 'indosat', 'This key does not report as indosat, only as telkom, xl.'],
  ])('is refused with a key for %p that names %p', (vantages, named, words) => {
    expect(() => reportingVantage(named, { vantages })).toThrow(expect.objectContaining(forbidden(words)));
  });
});
