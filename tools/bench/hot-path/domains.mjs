/** Ids that both sides can count out, so that nobody has to send lists of them. */
export const idOf = (n) => `feed${n.toString(16).padStart(20, '0')}`;
export const ID_PATTERN = /feed[0-9a-f]{20}/g;

/** What is known of a domain in the beginning: one in ten is blocked. */
export const isBlocked = (n) => n % 10 === 0;

export const nameOf = (n) => `site-${String(n).padStart(6, '0')}.example.com`;
