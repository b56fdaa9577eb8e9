import { unsupported } from './mongo-error';

type Words<S extends string> = S extends `${infer First} ${infer Rest}` ? First | Words<Rest> : S;
const words = <S extends string>(text: S): readonly Words<S>[] => text.split(' ') as Words<S>[];

/**
 * Everything that the product asks of its database, and the only door to it: what is not named here is refused in words.
 * The tables that answer are typed by these names, so neither has one more than the other, and `npm test` fails when the
 * product's suites and tools ask for more or less than is listed (`tools/test/store-trace.mjs`).
 */
export const REGISTRY = {
  command: [
    ...words('hello ismaster ping endSessions create createIndexes listIndexes dropIndexes'),
    ...words('find getMore aggregate explain insert update delete findAndModify'),
  ],
  'aggregation stage': words('$match $group'),
  'query operator': words('$gt $gte $in $lt $ne'),
  'update operator': words('$addToSet $inc $max $pull $set $setOnInsert $unset'),
  'index option': words('expireAfterSeconds sparse unique'),
};

/** Commands that `mongosh` and a driver's `close` need beside it. */
export const LOOKING_AROUND = words('buildInfo connectionStatus killCursors listCollections listDatabases');

/** The database's own commands, for its host and its command line: only the private socket takes them. */
export const OWN = words('backup sweepExpired verify');
export const isOwn = (name: string): boolean => (OWN as readonly string[]).includes(name);

export type Kind = keyof typeof REGISTRY;
type Apart = (typeof LOOKING_AROUND)[number] | (typeof OWN)[number];
export type Name<K extends Kind> = (typeof REGISTRY)[K][number] | (K extends 'command' ? Apart : never);

/** The codes with which MongoDB refuses what it does not know. */
const CODES: { readonly [kind in Kind]: number } = {
  command: 59,
  'aggregation stage': 40324,
  'query operator': 2,
  'update operator': 9,
  'index option': 67,
};

const KNOWN: { readonly [kind in Kind]: readonly string[] } = {
  ...REGISTRY,
  command: [...REGISTRY.command, ...LOOKING_AROUND, ...OWN],
};

let witness: ((kind: Kind, name: string, isKnown: boolean) => void) | undefined;

/** From now on, `told` hears of everything that is asked for. */
export const observe = (told: typeof witness): void => {
  witness = told;
};

/** The way in for every name that a request holds. @throws MongoError for what is not in the registry. */
export const admit = <K extends Kind>(kind: K, name: string): Name<K> => {
  const isKnown = KNOWN[kind].includes(name);
  witness?.(kind, name, isKnown);
  if (!isKnown) throw unsupported(`The ${kind} ${name}`, CODES[kind]);
  return name as Name<K>;
};
