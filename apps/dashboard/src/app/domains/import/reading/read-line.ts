import { isAddress, isHostLike } from './host-like';
import { aRow, type ListFormat, type ListRow, MOST_ROWS } from './list';
import { withTags } from '../../../forms/with-tags';

export interface LineRead {
  format: ListFormat;
  rows: ListRow[];
}

const nothing: LineRead = { format: 'names', rows: [] };

/** Names that every hosts file has for the machine itself. */
const OWN = /^(?:localhost|local|broadcasthost|0\.0\.0\.0|ip6-.*|localhost\..*)$/i;

/** Beyond this nobody wrote a sentence: it is names, one after another. */
const LONGEST_ROW = 2000;

/** No longer than an expression can take at once; what is cut is no name in any case. */
const WORD = /[^\s,;]{1,1000}/g;

/** `# …`, `! …`, `; …`, `// …`, and what stands behind a blank and a `#`. */
const withoutComment = (line: string): string =>
  /^\s*(?:[#!;]|\/\/)/.test(line) ? '' : line.replace(/\s+#.*$/, '').trim();

const RPZ = /^(\S+)\s+(?:\d+\s+)?(?:IN\s+)?(?:CNAME|A|AAAA)\s+\S+$/i;
const ZONE = /^(?:\$(?:TTL|ORIGIN|INCLUDE)\b|\S*\s+(?:\d+\s+)?(?:IN\s+)?(?:SOA|NS)\s|[\d\s]*\)$|\d+\s*;?$)/i;
const ADGUARD = /^(@@)?\|\|([^\s^$/|]+)(?:[\^/$|].*)?$/;
const DNSMASQ = /^(?:address|server|local|ipset|nftset)=\/(.+)\/[^/]*$/i;

/** What one line of a list names: of hosts files, RPZ, AdGuard and dnsmasq, or names one after another. */
export function readLine(raw: string, line: number): LineRead {
  if (raw.length > LONGEST_ROW) return readLong(raw, line);
  const text = withoutComment(raw);
  if (text === '' || ZONE.test(text)) return nothing;
  const rowsOf = (names: readonly string[]) => names.map((name) => aRow(line, name));

  const guard = ADGUARD.exec(text);
  if (guard) return { format: 'adguard', rows: guard[1] ? [] : rowsOf([guard[2]!]) };
  const masq = DNSMASQ.exec(text);
  if (masq) return { format: 'dnsmasq', rows: rowsOf(masq[1]!.split('/').filter(Boolean)) };
  const zone = RPZ.exec(text);
  if (zone) return { format: 'rpz', rows: rowsOf([zone[1]!.replace(/\.$/, '')]) };

  const [first = '', ...others] = text.split(/\s+/);
  if (others.length > 0 && isAddress(first))
    return { format: 'hosts', rows: rowsOf(others.filter((name) => !OWN.test(name))) };
  return { format: 'names', rows: readNames(text, line) };
}

function readLong(raw: string, line: number): LineRead {
  if (withoutComment(raw.slice(0, LONGEST_ROW)) === '') return nothing;
  const rows: ListRow[] = [];
  for (const [name] of raw.matchAll(WORD)) if (rows.push(aRow(line, name)) > MOST_ROWS) break;
  return { format: 'names', rows };
}

/** Names apart by commas or blanks; or a name, and then its brand, note and tags. */
function readNames(text: string, line: number): ListRow[] {
  const cells = text.split(/\s*[,;\t]\s*/).filter((cell, at) => at === 0 || cell !== '');
  const words = text.split(/[\s,;]+/).filter(Boolean);
  if (words.length > 1 && words.every(isHostLike)) return words.map((name) => aRow(line, name));
  const [name = '', brand = '', note = '', tags = ''] = cells;
  if (cells.length === 1 || (isHostLike(name) && !isHostLike(brand)))
    return [aRow(line, unquoted(name), { brand: unquoted(brand), note: unquoted(note), tags: withTags([], tags) })];
  return cells.filter(Boolean).map((cell) => aRow(line, unquoted(cell)));
}

const unquoted = (text: string): string => text.replace(/^(["'`])(.*)\1$/, '$2');
