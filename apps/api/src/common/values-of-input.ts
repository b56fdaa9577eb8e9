export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
export const holdsObjects = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isObject) : isObject(value);

/** Text that no database and no terminal takes as it is. */
export const isUnfit = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0') || !value.isWellFormed()
    : Array.isArray(value) && value.some(isUnfit);
