import type { ScanStatus } from '@nawala/contracts';

/** What `check` tells the shell. */
export const EXIT_OF_STATUS: Record<ScanStatus, number> = { accessible: 0, blocked: 1, down: 2, inconclusive: 3 };

/** Everything was done. */
export const EXIT_DONE = 0;
/** It could not be done. */
export const EXIT_FAILED = 1;
/** Stopped by a signal before there was an answer. */
export const EXIT_STOPPED = 130;
/** Bad usage (EX_USAGE of sysexits.h). */
export const EXIT_USAGE = 64;
