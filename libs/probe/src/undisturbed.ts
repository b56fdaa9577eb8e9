import { ownClock } from './own-clock';

const TRIES = 3;

/**
 * Does the work again, from its beginning, where this process was stopped in the middle of it; a few times at most.
 *
 * @returns what came of it last, and whether that was without a stop
 */
export async function undisturbed<T>(work: (isFirst: boolean) => Promise<T>): Promise<{ value: T; isSound: boolean }> {
  for (let left = TRIES; ; left--) {
    const watch = ownClock.start();
    try {
      const value = await work(left === TRIES);
      const isSound = !watch.wasStopped();
      if (isSound || left === 1) return { value, isSound };
    } finally {
      watch.end();
    }
  }
}
