/**
 * What this process has done with what was sent to it: the measure of how much anybody can make it do. Specs hold it
 * against bounds, since a time would depend on the machine.
 */
export const inputWork = {
  /** Bytes of bodies that were looked at, and those that were parsed. */
  scanned: 0,
  parsed: 0,
  /** Members that were made part of a DTO. */
  members: 0,
};
