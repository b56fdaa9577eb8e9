/** One list serves the type, the schema and the menu. */
export const ROLES = ['admin', 'user'] as const;
export type Role = (typeof ROLES)[number];
