/** The languages that the product speaks. */
export const LANGUAGES = ['en', 'id'] as const;
