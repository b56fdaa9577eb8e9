import { isHostLike } from './host-like';
import type { ColumnMap, ColumnRole, ListTable } from './list';

/** What people call each column, in the languages and tools that lists come from. The first that is there is taken. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  domain: [
    ...['domain', 'domains', 'domain name', 'domainname', 'nama domain', 'host', 'hostname', 'host name', 'nama host'],
    ...[
      'url',
      'urls',
      'url/ip',
      'address',
      'alamat',
      'website',
      'site',
      'situs',
      'money site',
      'target',
      'name',
      'nama',
    ],
  ],
  brand: ['brand', 'brand code', 'brandcode', 'merek', 'group', 'grup', 'parent'],
  brandName: ['brandname', 'brand name', 'nama brand'],
  note: [
    'note',
    'notes',
    'noto',
    'catatan',
    'keterangan',
    'description',
    'deskripsi',
    'remark',
    'remarks',
    'comment',
    'friendly name',
  ],
  tags: ['tags', 'tag', 'label', 'labels'],
  active: ['active', 'aktif', 'enabled'],
};
const ROLES = Object.keys(NAMES) as ColumnRole[];

const plain = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

function mapByHeader(header: readonly string[]): ColumnMap {
  const names = header.map(plain);
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const role of ROLES) {
    const at = NAMES[role].map((name) => names.indexOf(name)).find((index) => index >= 0 && !taken.has(index));
    if (at === undefined) continue;
    map[role] = at;
    taken.add(at);
  }
  return map;
}

/** By what stands in the cells: the column with most names, and the one beside it that has none. */
function mapByContent(records: readonly (readonly string[])[]): ColumnMap {
  const width = Math.max(0, ...records.map(({ length }) => length));
  const hosts = Array.from({ length: width }, (_, at) => records.filter((cells) => isHostLike(cells[at] ?? '')).length);
  const domain = hosts.indexOf(Math.max(...hosts, 0));
  const brand = hosts.findIndex((count, at) => at > domain && count === 0);
  return { domain: Math.max(0, domain), ...(brand >= 0 && { brand }) };
}

/** Whether the first record names columns, rather than a domain. */
export const isHeader = (cells: readonly string[]): boolean => mapByHeader(cells).domain !== undefined;

/** The columns of a table, and what each is taken for. @param sample its first records */
export function tableOf(sample: readonly (readonly string[])[]): ListTable {
  const [first = [], ...others] = sample;
  const hasHeader = isHeader(first);
  const map = hasHeader ? mapByHeader(first) : mapByContent(sample);
  // Some call `name` what people call it, and keep what is watched under a name that nobody foresaw.
  if (hasHeader && map.domain !== undefined && !others.some((cells) => isHostLike(cells[map.domain!] ?? ''))) {
    const content = mapByContent(others).domain;
    if (content !== undefined && others.some((cells) => isHostLike(cells[content] ?? ''))) map.domain = content;
  }
  return { columns: [...first], hasHeader, map };
}
