import { storageThatMayFail } from './storage-that-may-fail';

/** What outlives the page, but not the tab, where the browser lets it. */
export const tabStorage = storageThatMayFail(() => sessionStorage);
