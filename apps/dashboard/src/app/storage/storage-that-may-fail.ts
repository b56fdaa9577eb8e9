/** The part of the browser's storage that is used, in which nothing throws. */
export interface SafeStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Storage can be switched off, full or missing, and then throws at the mere mention of its name: what does not fit in lasts
 * as long as the page.
 */
export function storageThatMayFail(storage: () => Storage): SafeStorage {
  const kept = new Map<string, string>();
  return {
    getItem(key) {
      const own = kept.get(key);
      if (own !== undefined) return own;
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },

    setItem(key, value) {
      try {
        storage().setItem(key, value);
        kept.delete(key);
      } catch {
        kept.set(key, value);
      }
    },

    removeItem(key) {
      kept.delete(key);
      try {
        storage().removeItem(key);
      } catch {
        // It never came there.
      }
    },
  };
}
