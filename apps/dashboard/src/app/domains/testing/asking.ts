import { type DomainQuery, EVERYTHING } from '../domain-query';

export const asking = (over: Partial<DomainQuery>): DomainQuery => ({ ...EVERYTHING, ...over });

export const ALL_AT_ONCE = asking({
  show: 'ada',
  q: 'shop',
  brands: ['AUR', 'BOR'],
  tags: ['main'],
  seen: ['telkom:ada', 'xl:tidak-ada'],
  block: 'anomaly',
  stale: true,
  changed: '24h',
  checked: '1h',
  grouped: true,
  sort: '-since',
});
