/** Whether a write failed because another document already has this value of `key` (a field of a unique index). */
export function isDuplicateKey(error: unknown, key?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false;
  if (key === undefined) return true;
  return 'keyPattern' in error && error.keyPattern !== null && typeof error.keyPattern === 'object'
    ? Object.hasOwn(error.keyPattern, key)
    : error.message.includes(`${key}_1`);
}
