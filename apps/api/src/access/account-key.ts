import { normalizeEmail } from '@nawala/contracts';
import { createHash } from 'node:crypto';

/** An account, known or not, where its address has no business: in a cookie, in the name of a budget. */
export const accountKey = (email: string): string =>
  createHash('sha256').update(normalizeEmail(email)).digest('base64url');
