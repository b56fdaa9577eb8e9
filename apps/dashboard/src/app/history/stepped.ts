type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Where the arrow keys lead in a row of `count`, of which number `at` is being read (null: none is, and reading begins at
 * the newest): a number, null for "no longer any", undefined for keys that mean nothing here.
 */
export function stepped({ key, ctrlKey, metaKey, altKey }: Key, at: number | null, count: number) {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Escape') return at === null ? undefined : null;
  if (count === 0) return undefined;
  const last = count - 1;
  if (key === 'ArrowLeft') return at === null ? last : Math.max(0, at - 1);
  if (key === 'ArrowRight') return at === null ? last : Math.min(last, at + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}
