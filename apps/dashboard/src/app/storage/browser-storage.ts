const kept = new Map<string, string>();

/**
 * What outlives the tab where the browser lets it, and lasts as long as the tab where it does not: storage can be
 * switched off, full or missing, and then throws at the mere mention of its name.
 */
export const browserStorage = {
  getItem(key: string): string | null {
    const own = kept.get(key);
    if (own !== undefined) return own;
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  setItem(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
      kept.delete(key);
    } catch {
      kept.set(key, value);
    }
  },

  removeItem(key: string): void {
    kept.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // It never came there.
    }
  },
};
