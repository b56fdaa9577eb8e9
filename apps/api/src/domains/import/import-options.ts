/** What an import was asked to do besides adding. */
export interface ImportOptions {
  createBrands: boolean;
  moveExisting: boolean;
}
