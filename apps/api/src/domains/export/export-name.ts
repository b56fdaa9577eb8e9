import type { ListDomainsDto } from '@nawala/contracts';

type Filter = Partial<Pick<ListDomainsDto, 'q' | 'brand' | 'status' | 'tag' | 'active'>>;

const MOST_OF_A_KIND = 3;
const MOST_LETTERS = 30;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, MOST_LETTERS);

const some = (kind: string, values: readonly string[] = []): string =>
  values.length > MOST_OF_A_KIND ? `${values.length}-${kind}` : values.map(plain).join('-');

/** A file's name that says what is in it and when that was so, in UTC: `domains-AUR-ada-2026-11-26-1805.csv`. */
export function exportName({ q, brand, status, tag, active }: Filter, now: Date, extension: 'csv' | 'json'): string {
  const what = [
    'domains',
    some('brands', brand),
    some('statuses', status),
    some('tags', tag),
    active === undefined ? '' : active ? 'checked' : 'paused',
    q === undefined ? '' : plain(q),
  ];
  const [day = '', time = ''] = now.toISOString().split('T');
  return `${[...what, day, time.slice(0, 5).replace(':', '')].filter(Boolean).join('-')}.${extension}`;
}
