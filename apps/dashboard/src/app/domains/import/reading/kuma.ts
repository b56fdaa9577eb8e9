import { LIMITS } from '@nawala/contracts';
import { aRow, type ListRow } from './list';

/** A monitor of Uptime Kuma, as far as it concerns us. Everything may be missing or something else. */
export type Monitor = Readonly<Record<string, unknown>>;

const WATCHES_URL = ['http', 'keyword', 'json-query', 'real-browser'];
/** They watch nothing that has a public name of its own. */
const NAMELESS = ['group', 'push', 'docker', 'redis', 'mysql', 'postgres', 'sqlserver', 'mongodb', 'manual'];

const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** Kuma's tags may hold anything; ours are words. */
const tagOf = (tag: unknown): string => {
  const { name = tag, value = '' } = typeof tag === 'object' && tag !== null ? (tag as Monitor) : {};
  return [text(name), text(value)]
    .filter(Boolean)
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
};

const tagsOf = (tags: unknown): string[] => {
  const list: unknown[] = Array.isArray(tags) ? tags : text(tags).split(/[,;]/);
  return [...new Set(list.map(tagOf).filter(Boolean))].slice(0, LIMITS.tags);
};

const isOff = (active: unknown): boolean => ['0', 'false'].includes(String(active));

/** The row that a monitor becomes; null when it watches no name. @param brand what its group is called */
export function rowOfMonitor(monitor: Monitor, line: number, brand = ''): ListRow | null {
  const type = text(monitor['type']) || 'http';
  const [url, host] = [text(monitor['url']), text(monitor['hostname'])];
  // An untouched field holds the beginning of an address.
  const domain = WATCHES_URL.includes(type) ? url : host || url;
  if (NAMELESS.includes(type) || /^(?:https?:\/\/)?$/i.test(domain)) return null;
  const named = text(monitor['name']);
  return aRow(line, domain, {
    brand: brand || text(monitor['group']) || text(monitor['parent_name']),
    note: named === domain ? '' : named.slice(0, LIMITS.note),
    tags: tagsOf(monitor['tags']),
    active: !isOff(monitor['active']),
  });
}

/** Of a backup: monitors, and by id what groups are called. */
export function rowsOfMonitors(monitors: readonly unknown[]): { rows: ListRow[]; skipped: number } {
  const known = monitors.map((each) => (typeof each === 'object' && each !== null ? (each as Monitor) : {}));
  const groups = new Map(known.filter(({ type }) => type === 'group').map(({ id, name }) => [text(id), text(name)]));
  const read = known.map((monitor, at) => rowOfMonitor(monitor, at + 1, groups.get(text(monitor['parent']))));
  const rows = read.filter((row) => row !== null);
  return { rows, skipped: read.length - rows.length };
}

/** Whether a table is one of monitors. */
export function isKumaHeader(columns: readonly string[]): boolean {
  const names = columns.map((name) => name.trim().toLowerCase());
  return names.includes('type') && names.includes('name') && names.includes('url') && names.includes('hostname');
}

export const monitorOf = (columns: readonly string[], cells: readonly string[]): Monitor =>
  Object.fromEntries(columns.map((name, at) => [name.trim().toLowerCase(), cells[at] ?? '']));
