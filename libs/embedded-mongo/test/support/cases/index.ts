import { COMPARISON } from './comparison';
import { FIND_AND_MODIFY } from './find-and-modify';
import { INDEXES } from './indexes';
import { NUMBERS } from './numbers';
import { PATHS } from './paths';
import { PROJECTIONS } from './projections';
import { REQUESTS } from './requests';
import { SETS } from './sets';
import { SORTING } from './sorting';
import type { StoreCase } from './store-case';
import { TYPES } from './types';
import { UPDATES } from './updates';
import { UPSERTS } from './upserts';

/** By subject. */
export const STORE_CASES: Readonly<Record<string, readonly StoreCase[]>> = {
  comparison: COMPARISON,
  paths: PATHS,
  sorting: SORTING,
  numbers: NUMBERS,
  updates: UPDATES,
  sets: SETS,
  upserts: UPSERTS,
  findAndModify: FIND_AND_MODIFY,
  projections: PROJECTIONS,
  indexes: INDEXES,
  types: TYPES,
  requests: REQUESTS,
};
