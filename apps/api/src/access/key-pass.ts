import type { KeyScope } from '@nawala/contracts';
import type { AppError } from '../common/app-error';

/** What the secret of a key opens, at the moment when it was shown. */
export interface KeyPass {
  /** 24 hex digits. The same before and after a rotation. */
  keyId: string;
  name: string;
  /** Which of the key's secrets was shown. */
  prefix: string;
  scopes: readonly KeyScope[];
  /** The only ones it reports as; empty: any. */
  vantages: readonly string[];
}

/** A key that a request shows: what it opens, or why it is refused. */
export type ShownKey = { pass: KeyPass } | { refused: AppError };

/** Of a request: the key that was let in, if it showed one. */
export const passOf = ({ key }: { key?: ShownKey }): KeyPass | undefined =>
  key && 'pass' in key ? key.pass : undefined;
