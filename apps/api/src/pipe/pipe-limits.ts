/** How slow a request may be. All in milliseconds unless the name says otherwise. */
export interface PipeLimits {
  /** The request line and the headers. */
  headMs: number;
  /** A body brings at least so many bytes in any such time… */
  windowMs: number;
  windowBytes: number;
  /** …and is there as a whole after so long; where more than the usual is taken, after so long. */
  bodyMs: number;
  largeBodyMs: number;
  /** How often it is looked. */
  checkMs: number;
}

export const PIPE_LIMITS: PipeLimits = {
  headMs: 10_000,
  windowMs: 10_000,
  windowBytes: 10 * 1024,
  bodyMs: 60_000,
  largeBodyMs: 600_000,
  checkMs: 1_000,
};
