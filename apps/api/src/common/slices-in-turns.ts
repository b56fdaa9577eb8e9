import { nextTurn } from './next-turn';
import { slicesOf } from './slices';

/** The slices of a list, one after the other; after each, others have their turn. */
export async function* slicesInTurns<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (const slice of slicesOf(items, size)) {
    yield slice;
    await nextTurn();
  }
}
