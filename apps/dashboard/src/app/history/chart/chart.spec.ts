import type { BrandRef, HistoryPointDto, StatsHistoryDto } from '@nawala/contracts';
import { flowOf, isMeasured, latestOf, stackOf, totalAt } from './chart';

const point = (ada: number, over: Partial<HistoryPointDto> = {}): HistoryPointDto => ({
  at: '2026-11-26T00:00:00.000Z',
  ada,
  tidakAda: 10,
  unknown: 0,
  paused: 0,
  blocked: 0,
  unblocked: 0,
  measured: true,
  ...over,
});
const gap = point(7, { measured: false });
const brand = (name: string): BrandRef => ({ id: name, name, code: name, color: '#d9480f' });
const series = (name: string, points: HistoryPointDto[]) => ({
  brand: brand(name),
  points,
  availability: { from: '', to: '', ada: 0, tidakAda: 1, unknown: 0 },
});
const history = (points: HistoryPointDto[], ...of: ReturnType<typeof series>[]): StatsHistoryDto => ({
  interval: 'day',
  series: of,
  points,
});
const OTHERS = { name: 'Others', color: '#545e72' };

describe('what was blocked', () => {
  it('is each brand’s share, and what they leave of the whole', () => {
    const chart = stackOf(history([point(9), point(5)], series('Aurora', [point(4), point(5)])), OTHERS);
    expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
      ['Aurora', [4, 5]],
      ['Others', [5, 0]],
    ]);
    expect([totalAt(chart, 0), totalAt(chart, 1)]).toEqual([9, 5]);
  });

  it('names no others where there are none', () => {
    const chart = stackOf(history([point(4)], series('Aurora', [point(4)])), OTHERS);
    expect(chart.series.map(({ name }) => name)).toEqual(['Aurora']);
  });

  it('is the whole alone where no brand is told apart', () => {
    expect(stackOf(history([point(4)]), OTHERS).series).toEqual([{ ...OTHERS, values: [4] }]);
  });

  it('is not known where nobody measured, whatever was known before', () => {
    const chart = stackOf(history([point(9), gap, point(5), gap], series('A', [point(9), gap, point(5), gap])), OTHERS);
    expect(chart.series[0]!.values).toEqual([9, null, 5, null]);
    expect(totalAt(chart, 1)).toBeNull();
    expect(latestOf(chart)).toBe(2);
  });

  it('begins with the first report', () => {
    expect(isMeasured(history([gap, gap]))).toBe(false);
    expect(isMeasured(history([gap, point(0)]))).toBe(true);
    expect(latestOf(stackOf(history([gap, gap]), OTHERS))).toBe(1);
  });
});

it('changes are those of each interval, and none are known of a gap', () => {
  const points = [point(0, { blocked: 3, unblocked: 1 }), { ...gap, blocked: 2 }];
  const chart = flowOf(
    history(points),
    { name: 'newly blocked', color: '#f00000' },
    { name: 'freed', color: '#00f000' },
  );
  expect(chart.series.map(({ values }) => values)).toEqual([
    [3, null],
    [1, null],
  ]);
});
