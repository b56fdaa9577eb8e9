import { withTags } from '../../../forms/with-tags';
import { rowsOfMonitors } from './kuma';
import { aRow, type ListFormat, type ListRow, MOST_ROWS, type ReadList } from './list';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names under which tools keep what we call a domain. */
const DOMAIN = ['domain', 'Domain', 'host', 'hostname', 'url', 'name'];
const NOTE = ['note', 'noto', 'description'];

const first = (entry: Members, names: readonly string[]): string =>
  names.map((name) => text(entry[name])).find((value) => value !== '') ?? '';

function rowOf(entry: unknown, line: number): ListRow {
  if (!isMembers(entry)) return aRow(line, text(entry));
  const { brand, tags, active } = entry;
  const brandOf = isMembers(brand) ? first(brand, ['code', 'name']) : text(brand);
  const brandName = text(entry['brandName']);
  return aRow(line, first(entry, DOMAIN), {
    brand: brandOf,
    ...(brandName && { brandName }),
    note: first(entry, NOTE),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : withTags([], text(tags)),
    active: active !== false,
  });
}

/** A list in JSON: our own export, a backup of Uptime Kuma, or names or objects that name one each. Undefined: it is none. */
export function readJson(json: string): ReadList | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (isMembers(value) && Array.isArray(value['monitorList']))
    return whole('kuma', rowsOfMonitors(value['monitorList']));
  const entries = isMembers(value)
    ? ['rows', 'items', 'domains'].map((name) => (value as Members)[name]).find(Array.isArray)
    : value;
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  const rows = entries.map((entry, at) => rowOf(entry, at + 1));
  if (rows.every(({ domain }) => domain === '')) return undefined;
  return whole(isMembers(value) ? 'export' : 'json', { rows, skipped: 0 });
}

const whole = (format: ListFormat, { rows, skipped }: Pick<ReadList, 'rows' | 'skipped'>): ReadList => ({
  format,
  rows: rows.slice(0, MOST_ROWS),
  skipped,
  cut: rows.length > MOST_ROWS,
});
