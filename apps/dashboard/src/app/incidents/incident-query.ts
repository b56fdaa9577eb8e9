import type { Params } from '@angular/router';
import { type BrandRef, INCIDENT_STATES, type IncidentFilterDto, type IncidentState } from '@nawala/contracts';

export const PERIODS = ['day', 'week', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const HOUR = 3_600_000;
const HOURS: Record<Exclude<Period, 'all'>, number> = { day: 24, week: 7 * 24, month: 30 * 24 };

/** Everything that decides what the page shows. It lives in the URL, so that a view can be sent to somebody. */
export interface IncidentQuery {
  state: IncidentState | 'all';
  /** A brand's code; empty: any. */
  brand: string;
  vantage: string;
  /** A domain's id; empty: any. */
  domain: string;
  /** Those that opened together with one. */
  burst: string;
  period: Period;
  /** `next` of the page before; empty: the newest page. */
  before: string;
}

export const ANY: IncidentQuery = {
  state: 'all',
  brand: '',
  vantage: '',
  domain: '',
  burst: '',
  period: 'all',
  before: '',
};
export const PAGE_SIZE = 50;

export function queryFrom(params: { get(name: string): string | null }): IncidentQuery {
  const text = (name: string) => params.get(name) ?? '';
  return {
    state: INCIDENT_STATES.find((state) => state === params.get('state')) ?? 'all',
    brand: text('brand'),
    vantage: text('vantage'),
    domain: text('domain'),
    burst: text('burst'),
    period: PERIODS.find((period) => period === params.get('period')) ?? 'all',
    before: text('before'),
  };
}

/** Query parameters of the page's own URL; undefined ones are left out of it. */
export const toUrl = (query: IncidentQuery): Params =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value === '' || value === 'all' ? undefined : value]),
  );

export const sameQuery = (one: IncidentQuery, other: IncidentQuery): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether anything but the page is asked for, so that an empty answer means "no match" and not "nothing at all". */
export const isFiltered = (query: IncidentQuery): boolean => !sameQuery({ ...query, before: '' }, ANY);

/**
 * The filter of the API. A period begins on a full hour, so that the same question is asked for an hour.
 * @param brands to find the brand's id by its code; undefined while they are not known yet
 */
export function filterOf(
  { state, brand, vantage, domain, burst, period }: IncidentQuery,
  brands: readonly BrandRef[] | undefined,
  now: number,
): IncidentFilterDto | undefined {
  if (brand && !brands) return undefined;
  const since = period === 'all' ? 0 : Math.floor(now / HOUR) * HOUR - HOURS[period] * HOUR;
  return {
    ...(state !== 'all' && { state: [state] }),
    // A code that no brand has finds nothing, as a brand without incidents would.
    ...(brand && { brand: brands?.find(({ code }) => code === brand)?.id ?? '0'.repeat(24) }),
    ...(vantage && { vantage }),
    ...(domain && { domain }),
    ...(burst && { burst }),
    ...(since && { since: new Date(since).toISOString() }),
  };
}
