import { setTimeout as pause } from 'node:timers/promises';

/** The rest after a slice takes as long as the slice did: the busier the database, the longer. At most so many milliseconds. */
const LONGEST_REST_MS = 1000;

/**
 * One slice at a time, of whatever job, in the order of asking, and a rest after each: so that two jobs get on alike, and
 * those who wait for an answer (checkers, above all) wait for one slice at most.
 */
export class SliceTurns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    let began = 0;
    const turn = this.last.then(() => {
      began = performance.now();
      return work();
    });
    const rest = () => pause(Math.min(performance.now() - began, LONGEST_REST_MS));
    this.last = turn.then(rest, rest);
    return turn;
  }
}
