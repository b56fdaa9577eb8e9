/**
 * A slow, obvious reading of the documented rules for a small grammar, written without a glance at the engine: documents
 * have `n` (number, null or missing), `s` (string or missing), `t` (list of strings) and `o.x` (number or missing).
 */
export interface Thing {
  _id: number;
  n?: number | null;
  s?: string;
  t?: string[];
  o?: { x?: number };
}

type Scalar = number | string | null | undefined;

export type Test =
  | { readonly kind: 'eq' | 'ne'; readonly value: number | string | null }
  | { readonly kind: 'in'; readonly values: readonly (number | string | null)[] }
  | { readonly kind: 'gt' | 'gte' | 'lt'; readonly value: number | string };

export const FIELDS = ['n', 's', 't', 'o.x'] as const;
export type Field = (typeof FIELDS)[number];
export type Clause = { readonly field: Field; readonly test: Test };
/** All of these. */
export type Question = readonly Clause[];

const valueOf = (thing: Thing, field: Field): Scalar | string[] => (field === 'o.x' ? thing.o?.x : thing[field]);

const scalarPasses = (value: Scalar, test: Test): boolean => {
  const equal = (other: Scalar): boolean => (other === null ? value === null || value === undefined : value === other);
  switch (test.kind) {
    case 'eq':
      return equal(test.value);
    case 'in':
      return test.values.some(equal);
    case 'gt':
    case 'gte':
    case 'lt': {
      if (typeof value !== typeof test.value || value === null || value === undefined) return false;
      const order = value < test.value ? -1 : value > test.value ? 1 : 0;
      return { gt: order > 0, gte: order >= 0, lt: order < 0 }[test.kind];
    }
    default:
      throw new Error(`no scalar rule for ${test.kind}`);
  }
};

const clausePasses = (thing: Thing, { field, test }: Clause): boolean => {
  if (test.kind === 'ne') return !clausePasses(thing, { field, test: { kind: 'eq', value: test.value } });
  const value = valueOf(thing, field);
  return Array.isArray(value) ? value.some((element) => scalarPasses(element, test)) : scalarPasses(value, test);
};

export const passes = (thing: Thing, question: Question): boolean =>
  question.every((clause) => clausePasses(thing, clause));

export type Edit =
  | { readonly kind: 'setN'; readonly value: number | null }
  | { readonly kind: 'incN'; readonly by: number }
  | { readonly kind: 'setS'; readonly value: string }
  | { readonly kind: 'unset'; readonly field: 'n' | 's' | 't' | 'o' }
  | { readonly kind: 'addT' | 'pullT'; readonly value: string }
  | { readonly kind: 'setX' | 'maxN'; readonly value: number };

/** The thing after the edit, or undefined where the server must refuse it. */
export const edited = (thing: Thing, edit: Edit): Thing | undefined => {
  const copy = structuredClone(thing);
  switch (edit.kind) {
    case 'setN':
      return { ...copy, n: edit.value };
    case 'incN':
      return copy.n === null ? undefined : { ...copy, n: (copy.n ?? 0) + edit.by };
    case 'setS':
      return { ...copy, s: edit.value };
    case 'unset':
      delete copy[edit.field];
      return copy;
    case 'addT':
      return copy.t?.includes(edit.value) ? copy : { ...copy, t: [...(copy.t ?? []), edit.value] };
    case 'pullT':
      return copy.t === undefined ? copy : { ...copy, t: copy.t.filter((element) => element !== edit.value) };
    case 'setX':
      return { ...copy, o: { x: edit.value } };
    case 'maxN':
      return { ...copy, n: Math.max(copy.n ?? -Infinity, edit.value) };
  }
};
