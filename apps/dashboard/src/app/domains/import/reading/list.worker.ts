// Reads lists beside the page, so that a large one does not hold it up.
import { readList } from './read-list';
import type { ReadAnswer, ReadRequest } from './worker-messages';

const PIECE = 2000;
const tell = (answer: ReadAnswer): void => postMessage(answer);
/** Nobody else works here. */
const noTurn = (): Promise<void> => Promise.resolve();

async function read({ id, source, options }: ReadRequest): Promise<void> {
  const reading = await readList(source, noTurn, options);
  if ('refused' in reading) return tell({ id, refused: reading.refused });
  const { rows, ...list } = reading.list;
  for (let at = 0; at < rows.length; at += PIECE) tell({ id, rows: rows.slice(at, at + PIECE) });
  tell({ id, list });
}

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  read(data).catch((error: unknown) => tell({ id: data.id, failed: String(error) }));
});
