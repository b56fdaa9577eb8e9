import type { Params } from '@angular/router';
import {
  type BrandRef,
  STATUS_FILTERS,
  type StatusFilter,
  TRANSITION_KINDS,
  type TransitionKind,
} from '@nawala/contracts';
import type { ChangesFilter } from '../changes-api';

export const PERIODS = ['day', 'week', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const HOUR = 3_600_000;
const HOURS: Record<Exclude<Period, 'all'>, number> = { day: 24, week: 7 * 24, month: 30 * 24 };

/** Everything that decides what the page shows. It lives in the URL, so that a view can be sent to somebody. */
export interface ChangesQuery {
  kind: TransitionKind | 'all';
  /** A brand's code; empty: any. */
  brand: string;
  vantage: string;
  /** The status after; empty: any. */
  to: StatusFilter | '';
  /** A domain's id; empty: any. */
  domain: string;
  period: Period;
  /** Instead of a period, both or none: ISO 8601. */
  from: string;
  until: string;
  /** `next` of the page before; empty: the newest page. */
  before: string;
  /** The row whose evidence is shown. */
  open: string;
}

export const ANY: ChangesQuery = {
  kind: 'all',
  brand: '',
  vantage: '',
  to: '',
  domain: '',
  period: 'week',
  from: '',
  until: '',
  before: '',
  open: '',
};
export const PAGE_SIZE = 50;

const isTime = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text));

export function queryFrom(params: { get(name: string): string | null }): ChangesQuery {
  const text = (name: string) => params.get(name) ?? '';
  const [from, until] = [params.get('from'), params.get('until')];
  const chosen = isTime(from) && isTime(until) && Date.parse(from) < Date.parse(until);
  return {
    kind: TRANSITION_KINDS.find((kind) => kind === params.get('kind')) ?? 'all',
    brand: text('brand'),
    vantage: text('vantage'),
    to: STATUS_FILTERS.find((status) => status === params.get('to')) ?? '',
    domain: text('domain'),
    period: PERIODS.find((period) => period === params.get('period')) ?? ANY.period,
    from: chosen ? from : '',
    until: chosen ? until : '',
    before: text('before'),
    open: text('open'),
  };
}

/** Query parameters of the page's own URL; what is as it is anyway is left out of it. */
export const toUrl = (query: ChangesQuery): Params =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value === ANY[name as keyof ChangesQuery] ? undefined : value]),
  );

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
export const sameQuery = (one: ChangesQuery, other: ChangesQuery): boolean => same(one, other);

/** Whether anything but the page and the time is asked for: an empty answer then means "no match". */
export const isFiltered = (query: ChangesQuery): boolean =>
  !same({ ...query, period: ANY.period, before: '', open: '' }, ANY);

/** Whether what happens now belongs to it. */
export const isCurrent = ({ until, before }: ChangesQuery, now: number): boolean =>
  before === '' && (until === '' || Date.parse(until) > now);

/**
 * The filter of the API. A period begins on a full hour, so that the same question is asked for an hour.
 * @param brands to find the brand's id by its code; undefined while they are not known yet
 */
export function filterOf(
  { kind, brand, vantage, to, domain, period, from, until }: ChangesQuery,
  brands: readonly BrandRef[] | undefined,
  now: number,
): ChangesFilter | undefined {
  if (brand && !brands) return undefined;
  const since = period === 'all' ? '' : new Date(Math.floor(now / HOUR) * HOUR - HOURS[period] * HOUR).toISOString();
  return {
    kind: kind === 'all' ? [...TRANSITION_KINDS] : [kind],
    // A code that no brand has finds nothing, as a brand without changes would.
    ...(brand && { brand: brands?.find(({ code }) => code === brand)?.id ?? '0'.repeat(24) }),
    ...(vantage && { vantage }),
    ...(to && { to, ...(kind === 'verdict' && { verdicts: true as const }) }),
    ...(domain && { domain }),
    ...(from ? { since: from, until } : since && { since }),
  };
}
