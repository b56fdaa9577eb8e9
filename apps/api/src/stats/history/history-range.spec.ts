import { StatsHistoryQueryDto } from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';
import { rangeOf } from './history-range';

const now = new Date('2026-03-10T12:20:00Z');
const asked = (over: Partial<StatsHistoryQueryDto>) => Object.assign(new StatsHistoryQueryDto(), over);
const told = (over: Partial<StatsHistoryQueryDto>, days = 90) => {
  const { from, to } = rangeOf(asked(over), now, days);
  return `${from.toISOString()} ${to.toISOString()}`;
};

describe('rangeOf', () => {
  it.each([
    ['the last seven days', {}, '2026-03-03T12:00:00.000Z 2026-03-10T12:20:00.000Z'],
    [
      'until now at most',
      { from: '2026-03-10T09:59:00Z', to: '2027-01-01T00:00:00Z' },
      '2026-03-10T09:00:00.000Z 2026-03-10T12:20:00.000Z',
    ],
    [
      'full hours',
      { from: '2026-03-09T17:00:00+07:00', to: '2026-03-10T09:30:00Z' },
      '2026-03-09T10:00:00.000Z 2026-03-10T10:00:00.000Z',
    ],
    [
      'all in the future: nothing',
      { from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z' },
      '2026-04-01T00:00:00.000Z 2026-04-01T00:00:00.000Z',
    ],
  ])('is %s', (_what, over, range) => expect(told(over)).toBe(range));

  it('goes no further back than history is kept', () =>
    expect(told({ from: '2020-01-01T00:00:00Z', interval: 'day' }, 7)).toBe(
      '2026-03-03T12:00:00.000Z 2026-03-10T12:20:00.000Z',
    ));

  it.each([
    ['to', { from: '2026-03-10T00:00:00Z', to: '2026-03-10T00:00:00Z' }, 'to must be later than from'],
    ['interval', { from: '2025-12-15T00:00:00Z' }, 'at most 2000 points: ask for days, or for less time'],
  ])('refuses, and names %s', (path, over, message) => {
    expect(() => told(over)).toThrow(InvalidInput);
    try {
      told(over);
    } catch (error) {
      expect((error as InvalidInput).options.errors).toMatchObject([{ path, message }]);
    }
  });
});
