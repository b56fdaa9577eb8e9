import type { BrandRef } from '@nawala/contracts';
import { displayNameOf } from '../../common/display-name';
import type { DomainFacts } from '../domains.repository';

/** A domain as it leaves: what an import takes, its name as people write it beside it, then what else is known of it. */
export interface ExportedDomain {
  domain: string;
  /** As people write it. */
  displayName: string;
  /** Its code. */
  brand: string;
  brandName: string;
  note: string;
  tags: string[];
  active: boolean;
  status: string;
  confirmed: boolean;
  reason: string | null;
  since: string | null;
  lastChecked: string | null;
  createdAt: string;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const exported = ({ nawala, ...domain }: DomainFacts, brand: BrandRef): ExportedDomain => ({
  domain: domain.domain,
  displayName: displayNameOf(domain.domain),
  brand: brand.code,
  brandName: brand.name,
  note: domain.note,
  tags: domain.tags,
  active: domain.active,
  status: nawala.status,
  confirmed: nawala.confirmed,
  reason: nawala.reason,
  since: iso(nawala.since),
  lastChecked: iso(nawala.lastChecked),
  createdAt: domain.createdAt.toISOString(),
});

/** In the order of the file. Tags have neither blanks nor commas: blanks between them keep them apart. */
export const COLUMNS: readonly (keyof ExportedDomain)[] = [
  'domain',
  'displayName',
  'brand',
  'brandName',
  'note',
  'tags',
  'active',
  'status',
  'confirmed',
  'reason',
  'since',
  'lastChecked',
  'createdAt',
];

export const cellOf = (value: ExportedDomain[keyof ExportedDomain]): string | boolean | null =>
  Array.isArray(value) ? value.join(' ') : value;

/** What only tells: an import leaves it out. */
export const FACTS: readonly string[] = ['displayName', ...COLUMNS.slice(COLUMNS.indexOf('status'))];
