/**
 * History that a domain holds, as it came from the database. A recording nearly always finds that it has been moved, and
 * then nobody reads it; to decode it costs nearly as much as all the rest of a domain.
 */
export type HeldHistory = readonly Uint8Array[];

/** For `find`: history is not decoded. */
export const AS_HELD = { fieldsAsRaw: { pendingTransitions: true } } as const;
