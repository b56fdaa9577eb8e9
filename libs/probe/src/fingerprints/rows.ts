import type { Fingerprint, FingerprintKind, FingerprintScope } from './fingerprint';

/** Pattern, scope, operator, confidence, source. */
type Row = readonly [string, FingerprintScope, string | null, number, string];

/** Spells out a table of Indonesian fingerprints of one kind. */
export const rows = (kind: FingerprintKind, table: readonly Row[]): Fingerprint[] =>
  table.map(([pattern, scope, operator, confidence, source]) => ({
    kind,
    pattern,
    country: 'ID',
    scope,
    operator,
    confidence,
    source,
  }));

/** The same from OONI's list of fingerprints, by its names for them. */
export const ooni = (kind: FingerprintKind, table: readonly Row[]): Fingerprint[] =>
  rows(kind, table).map((row) => ({ ...row, source: `ooni/blocking-fingerprints@171641e6: ${row.source}` }));
