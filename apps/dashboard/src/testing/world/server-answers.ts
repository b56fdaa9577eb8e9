import type { BrandDto, DomainDto, DomainPageDto, DomainTotals, NawalaStatus, StatsDto } from '@nawala/contracts';
import type { DomainState } from '@nawala/rules';

const RANK: Readonly<Record<NawalaStatus, number>> = { ada: 0, unknown: 1, 'tidak ada': 2 };

/** What each order compares before the name, which ends every order. */
const KEYS: Readonly<Record<string, (domain: DomainDto) => string>> = {
  status: ({ nawala }) => String(RANK[nawala.status]),
  since: ({ nawala }) => nawala.since ?? '',
  domain: () => '',
};

const saysOf = ({ vantages }: DomainDto, vantage: string): string => {
  const status = vantages.find((each) => each.vantage === vantage)?.status ?? 'unknown';
  return `${vantage}:${status.replace(' ', '-')}`;
};

/** `GET /api/domains`, as far as specs ask. */
export function pageOf(domains: readonly DomainDto[], params: URLSearchParams): DomainPageDto {
  const [statuses, brands, tags] = ['status', 'brand', 'tag'].map((name) => params.getAll(name)) as string[][];
  const active = params.get('active');
  const sort = params.get('sort') ?? 'status';
  const key = KEYS[sort.replace('-', '')]!;
  const ordered = domains
    .filter((domain) => statuses!.length === 0 || statuses!.includes(domain.nawala.status.replace(' ', '-')))
    .filter((domain) => brands!.length === 0 || brands!.includes(domain.brand.code))
    .filter((domain) => tags!.every((tag) => domain.tags.includes(tag)))
    .filter((domain) => params.getAll('vantage').every((asked) => saysOf(domain, asked.split(':')[0]!) === asked))
    .filter((domain) => active === null || String(domain.active) === active)
    .map((domain) => ({ domain, text: `${key(domain)} ${domain.domain}` }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ domain }) => domain);
  if (sort.startsWith('-')) ordered.reverse();
  const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 50)];
  return { items: ordered.slice(offset, offset + limit), total: ordered.length, page: 1, limit, offset };
}

function totalsOf(domains: readonly DomainDto[]): DomainTotals {
  const active = domains.filter((domain) => domain.active);
  const count = (status: NawalaStatus) => active.filter(({ nawala }) => nawala.status === status).length;
  return {
    total: domains.length,
    ada: count('ada'),
    tidakAda: count('tidak ada'),
    unknown: count('unknown'),
    paused: domains.length - active.length,
  };
}

export const statsOf = (domains: readonly DomainDto[], brands: readonly BrandDto[]): StatsDto => ({
  domains: totalsOf(domains),
  brands: brands.map(({ id, name, code, color }) => ({
    ...{ id, name, code, color },
    ...totalsOf(domains.filter(({ brand }) => brand.id === id)),
  })),
  vantages: [],
  alerts: { channels: 0, rules: 0 },
  staleAfterMs: 3_600_000,
  yesterday: { ada: 0, tidakAda: 0, unknown: 0 },
  checkerAuth: 'public',
  adhocChecks: 'admins',
  openToNetwork: false,
  generatedAt: '',
});

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What scans change of a domain, as JSON carries it. */
export const measured = ({
  nawala,
  vantages,
  uptime,
}: DomainState): Pick<DomainDto, 'nawala' | 'vantages' | 'uptime'> => ({
  nawala: {
    ...nawala,
    lastChecked: iso(nawala.lastChecked),
    lastAttempt: iso(nawala.lastAttempt),
    since: iso(nawala.since),
  },
  vantages: vantages.map((each) => ({ ...each, lastChecked: iso(each.lastChecked), since: iso(each.since) })),
  uptime: { ...uptime, lastChecked: iso(uptime.lastChecked) },
});
