import { signal } from '@angular/core';
import type { BrandRef, HistoryInterval, HistoryPointDto, StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../app/live/kept-resource';

const HOUR_MS = 3_600_000;

/** One interval in which so many were blocked; null: nobody measured. */
export const aPoint = (ada: number | null, over: Partial<HistoryPointDto> = {}): HistoryPointDto => ({
  at: '2026-11-20T00:00:00.000Z',
  ada: ada ?? 0,
  tidakAda: 10,
  unknown: 0,
  paused: 0,
  blocked: 0,
  unblocked: 0,
  measured: ada !== null,
  ...over,
});

/** Days or hours in their order, from midnight of 20 November of the reader's on. */
export const pointsOf = (interval: HistoryInterval, counts: readonly (number | null)[]): HistoryPointDto[] =>
  counts.map((ada, index) => {
    const begin = new Date(2026, 10, 20).getTime();
    const step = interval === 'hour' ? HOUR_MS : 24 * HOUR_MS;
    return aPoint(ada, { at: new Date(begin + index * step).toISOString(), blocked: index, unblocked: 1 });
  });

/** A history of one brand, by days. */
export function aHistory(brand: BrandRef, counts: readonly (number | null)[]): StatsHistoryDto {
  const points = pointsOf('day', counts);
  const availability = { from: '', to: '', ada: 0.1, tidakAda: 0.8, unknown: 0.1 };
  return { interval: 'day', series: [{ brand, points, availability }], points };
}

/** As a page holds it. */
export function keptStub<T>(value?: T, failed = false): KeptResource<T> & { reload: jest.Mock } {
  return {
    value: signal(value),
    current: signal(true),
    error: signal(undefined),
    failed: signal(failed),
    reading: signal(false),
    reload: jest.fn(),
    update: () => undefined,
  };
}
