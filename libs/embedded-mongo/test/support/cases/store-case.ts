import type { Collection, Document } from 'mongodb';

/** A collection of any documents, empty when a case begins. */
export type Things = Collection<Document>;
export type Ask = (things: Things) => Promise<unknown>;

/**
 * One question to the store and what MongoDB answers, in the words of `shown`. `isLoud`: the embedded database must
 * refuse it in words instead, since it lies outside its registry.
 */
export interface StoreCase {
  readonly name: string;
  readonly ask: Ask;
  readonly expected?: unknown;
  readonly isLoud?: true;
}

/** Expected where MongoDB itself refuses. */
export const REFUSED = Symbol('refused');

export const right = (name: string, ask: Ask, expected: unknown): StoreCase => ({ name, ask, expected });
export const refused = (name: string, ask: Ask): StoreCase => ({ name, ask, expected: REFUSED });
/** Where MongoDB's answer is not the same everywhere, or needs more than a standalone, none is given. */
export const loud = (name: string, ask: Ask, expected?: unknown): StoreCase => ({ name, ask, expected, isLoud: true });
