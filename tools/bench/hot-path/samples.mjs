export const sorted = (values) => [...values].sort((a, b) => a - b);

/** The smallest value that `share` (0 to 1) of them do not exceed. */
export const percentile = (values, share) => sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)];

export const median = (values) => percentile(values, 0.5);

/** The median over several runs of one percentile of each. */
export const typical = (runs, share) => median(runs.map((values) => percentile(values, share)));

/** Ids that both sides can count out, so that nobody has to send lists of them. */
export const idOf = (n) => `feed${n.toString(16).padStart(20, '0')}`;
export const ID_PATTERN = /feed[0-9a-f]{20}/g;

/** What is known of a domain in the beginning: one in ten is blocked. */
export const isBlocked = (n) => n % 10 === 0;

export const nameOf = (n) => `site-${String(n).padStart(6, '0')}.example.com`;
