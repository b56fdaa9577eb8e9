/** What the dashboard shows: `ada` = on the block list, `tidak ada` = not, `unknown` = never measured. */
export const NAWALA_STATUSES = ['ada', 'tidak ada', 'unknown'] as const;
export type NawalaStatus = (typeof NAWALA_STATUSES)[number];

/** What a checker may report. Only the first two are verdicts; the others never change `nawala.status`. */
export const SCAN_STATUSES = ['blocked', 'accessible', 'down', 'inconclusive'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];

/** The layer that decided. */
export const SCAN_METHODS = ['dns', 'tcp', 'tls', 'http', 'list', 'custom'] as const;
export type ScanMethod = (typeof SCAN_METHODS)[number];

export const UPTIME_STATUSES = ['up', 'down', 'unknown'] as const;
export type UptimeStatus = (typeof UPTIME_STATUSES)[number];

/** How the results of several vantages combine: one fresh `ada` is enough, or more than half of the fresh ones. */
export const CONSENSUS_POLICIES = ['any', 'majority'] as const;
export type Consensus = (typeof CONSENSUS_POLICIES)[number];

/** The vantage of a checker that names none. */
export const DEFAULT_VANTAGE = 'default';
