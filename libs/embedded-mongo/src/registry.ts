import { unsupported } from './mongo-error';

/**
 * Everything that the product asks of its database, and the only door to it: what is not named here is refused in words.
 * The tables that answer are typed by these names, so neither has one more than the other, and `npm test` fails when the
 * product's suites and tools ask for more or less than is listed (`tools/test/store-trace.mjs`).
 */
export const REGISTRY = {
  command: [
    'hello',
    'ismaster',
    'ping',
    'endSessions',
    'create',
    'createIndexes',
    'listIndexes',
    'dropIndexes',
    'find',
    'getMore',
    'aggregate',
    'explain',
    'insert',
    'update',
    'delete',
    'findAndModify',
  ],
  'aggregation stage': ['$match', '$group'],
  accumulator: ['$sum'],
  'query operator': ['$and', '$elemMatch', '$gt', '$gte', '$in', '$lt', '$ne', '$regex'],
  'update operator': ['$addToSet', '$inc', '$max', '$pull', '$set', '$setOnInsert', '$unset'],
  'projection operator': [],
  'index option': ['expireAfterSeconds', 'sparse', 'unique'],
} as const;

/** What `mongosh` and a driver's `close` need beside it. */
export const LOOKING_AROUND = [
  'buildInfo',
  'connectionStatus',
  'killCursors',
  'listCollections',
  'listDatabases',
] as const;

/** The database's own, for its host and its command line. */
export const OWN = ['backup', 'sweepExpired'] as const;

export type Kind = keyof typeof REGISTRY;
export type Name<K extends Kind> = K extends 'command'
  ? (typeof REGISTRY)['command'][number] | (typeof LOOKING_AROUND)[number] | (typeof OWN)[number]
  : (typeof REGISTRY)[K][number];

/** The codes with which MongoDB refuses what it does not know. */
const CODES: { readonly [kind in Kind]: number } = {
  command: 59,
  'aggregation stage': 40324,
  accumulator: 15952,
  'query operator': 2,
  'update operator': 9,
  'projection operator': 31325,
  'index option': 67,
};

const namesOf = (kind: Kind): ReadonlySet<string> =>
  new Set<string>(kind === 'command' ? [...REGISTRY.command, ...LOOKING_AROUND, ...OWN] : REGISTRY[kind]);
const NAMES = new Map((Object.keys(REGISTRY) as Kind[]).map((kind) => [kind, namesOf(kind)]));

export type Witness = (kind: Kind, name: string, known: boolean) => void;
let witness: Witness | undefined;

/** From now on, `told` hears of everything that is asked for. */
export const observe = (told: Witness): void => {
  witness = told;
};

/** The way in for every name that a request holds. @throws MongoError for what is not in the registry. */
export const admit = <K extends Kind>(kind: K, name: string): Name<K> => {
  const known = NAMES.get(kind)?.has(name) === true;
  witness?.(kind, name, known);
  if (!known) throw unsupported(`The ${kind} ${name}`, CODES[kind]);
  return name as Name<K>;
};
