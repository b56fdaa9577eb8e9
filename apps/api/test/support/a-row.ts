import { foldText, wordBeginnings } from '@nawala/rules';
import type { NawalaStatus } from '@nawala/contracts';
import { DomainRows } from '../../src/domains/list/domain-rows';
import { NEVER, type Row } from '../../src/domains/list/row';
import { rankOf } from '../../src/domains/nawala-rank';

type RowFacts = Partial<Omit<Row, 'rank'>> & { status?: NawalaStatus; note?: string };

let last = 0;

/** A row of the list: name only the facts that matter. */
export function aRow({ status = 'tidak ada', note = '', ...facts }: RowFacts = {}): Row {
  const number = ++last;
  const domain = facts.domain ?? `site-${number}.example.com`;
  const tags = facts.tags ?? [];
  return {
    id: number.toString(16).padStart(24, '0'),
    version: 0,
    name: foldText(domain),
    displayName: foldText(domain),
    beginnings: wordBeginnings(note, ...tags),
    brand: 'aurora',
    active: true,
    createdAt: number,
    confirmed: false,
    since: NEVER,
    lastChecked: NEVER,
    seen: [],
    ...facts,
    domain,
    tags,
    rank: rankOf(status),
  };
}

export function rowsOf(all: readonly Row[]): DomainRows {
  const rows = new DomainRows();
  for (const row of all) rows.put(row);
  return rows;
}

export const BRANDS = [
  { id: 'aurora', name: 'Aurora Club', code: 'AUR', color: '#d9480f' },
  { id: 'borneo', name: 'Borneo', code: 'BOR', color: '#0b6270' },
];
