import { ImportRowInputDto, LIMITS, TAG_PATTERN } from '@nawala/contracts';

/** Printable ASCII with single blanks: there is nothing to clean in it. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

const isTidy = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && TIDY.test(value);

const isTagList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= LIMITS.tags &&
  value.every((tag) => typeof tag === 'string' && TAG_PATTERN.test(tag)) &&
  new Set(value).size === value.length;

/** Of each member, what is certainly in order. */
const FINE: Readonly<Record<keyof ImportRowInputDto, (value: unknown) => boolean>> = {
  line: (value) => Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= LIMITS.importLine,
  domain: (value) => isTidy(value, LIMITS.domainInput),
  brand: (value) => isTidy(value, LIMITS.brandName),
  brandName: (value) => isTidy(value, LIMITS.brandName),
  note: (value) => isTidy(value, LIMITS.note),
  tags: isTagList,
  active: (value) => typeof value === 'boolean',
};

/**
 * Most rows of most lists, a hundred times faster than by their rules: of fifty thousand that is felt. Undefined where
 * only the rules can tell.
 */
export function plainRow(raw: object): ImportRowInputDto | undefined {
  const entries = Object.entries(raw);
  const isFine = entries.every(
    ([name, value]) => Object.hasOwn(FINE, name) && FINE[name as keyof ImportRowInputDto](value),
  );
  return isFine ? Object.assign(new ImportRowInputDto(), raw) : undefined;
}
