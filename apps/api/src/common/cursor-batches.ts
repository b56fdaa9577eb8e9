import type { mongo } from 'mongoose';

/** What a cursor gives, a batch of the database's at a time; the next is fetched while one is used. */
export async function* cursorBatches<T>(cursor: mongo.FindCursor<T>): AsyncGenerator<T[]> {
  try {
    let upcoming = cursor.next();
    for (let first = await upcoming; first !== null; first = await upcoming) {
      const batch = [first, ...cursor.readBufferedDocuments()];
      upcoming = cursor.next();
      // Whoever stops reading does not hear of it.
      upcoming.catch(() => undefined);
      yield batch;
    }
  } finally {
    await cursor.close();
  }
}
