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
