/** Yielded by work that can only go on once others have run. */
export const WAITING = Symbol('waiting');

/** Work that may be interrupted at every `yield`: others run then, and what is done so far is committed. */
export type Steps<T> = Generator<typeof WAITING | undefined, T, undefined>;

/** What a search meets, and undefined where it may be interrupted. */
export type Met<T> = Generator<T | undefined, void, undefined>;

/** Runs work to its end at once. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
