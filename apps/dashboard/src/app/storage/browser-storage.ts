import { storageThatMayFail } from './storage-that-may-fail';

/** What outlives the tab, and is the same in all tabs, where the browser lets it. */
export const browserStorage = storageThatMayFail(() => localStorage);
