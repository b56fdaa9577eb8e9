import type { BrandRef } from '@nawala/contracts';
import type { BrandBook, WantedBrand } from './brand-book';
import { isRefused, type NamedRow, type RefusedRow, type RowProblem } from './import-row';

/** A domain that is on the list already. */
export interface KnownDomain {
  id: string;
  domain: string;
  /** The id of its brand. */
  brand: string;
  createdAt: Date;
}

/** What is to become of a row. */
export type Fate =
  | { result: 'new'; row: NamedRow; brand: BrandRef | WantedBrand }
  | { result: 'duplicate'; row: NamedRow; brand: BrandRef | undefined; why: RowProblem }
  | { result: 'moved'; row: NamedRow; known: KnownDomain; from: BrandRef | undefined; to: BrandRef | WantedBrand }
  | { result: 'invalid'; row: NamedRow | RefusedRow; why: RowProblem };

export interface Circumstances {
  book: BrandBook;
  createBrands: boolean;
  /** The line of an earlier row with the same name. */
  sameAs: number | undefined;
  known: KnownDomain | undefined;
  /** A domain of this name was deleted, and can still be brought back. */
  isPending?: boolean;
}

export const brandGone = (brand: string): RowProblem => ({
  code: 'brandGone',
  message: `${brand} was deleted meanwhile: choose another brand`,
  params: { brand },
});

/** Pure: what is known of the row's name and brand decides. */
export function judgeRow(
  row: NamedRow | RefusedRow,
  { book, createBrands, sameAs, known, isPending }: Circumstances,
): Fate {
  if (isRefused(row)) return { result: 'invalid', row, why: row.problem };
  const named = row.brand === '' ? undefined : book.find(row.brand);
  const from = known && book.of(known.brand);
  if (sameAs !== undefined) {
    const why = { code: 'sameAsLine', message: `The same as line ${sameAs}`, params: { line: sameAs } };
    return { result: 'duplicate', row, brand: named ?? from, why };
  }
  if (known && (row.brand === '' || named?.id === known.brand))
    return { result: 'duplicate', row, brand: from, why: isKnown(known) };
  if (!known && isPending) return { result: 'invalid', row, why: maybeBack(row.domain) };
  if (row.brand === '') return { result: 'invalid', row, why: { code: 'brandMissing', message: 'Name its brand' } };
  if (!named && !createBrands) {
    const why = { code: 'brandUnknown', message: `There is no brand ${row.brand}`, params: { brand: row.brand } };
    return { result: 'invalid', row, why };
  }
  const brand = named ?? book.wanted(row.brand, row.brandName);
  return known ? { result: 'moved', row, known, from, to: brand } : { result: 'new', row, brand };
}

export const maybeBack = (domain: string): RowProblem => ({
  code: 'UNDO_PENDING',
  message: `${domain} was deleted a moment ago and can still be brought back: import it again in a few seconds`,
  params: { domain },
});

const isKnown = ({ domain, createdAt }: KnownDomain): RowProblem => ({
  code: 'known',
  message: `On the list already, as ${domain}`,
  params: { domain, since: createdAt.toISOString() },
});
