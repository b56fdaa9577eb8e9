import { mostBetweenTurns } from '../../test/support/most-between-turns';
import { slicesInTurns } from './slices-in-turns';

it('slices come in order, and others have their turn after each', async () => {
  const items = [1, 2, 3, 4, 5];
  const taken: number[] = [];
  const work = async () => {
    for await (const slice of slicesInTurns(items, 2)) taken.push(...slice);
  };
  const most = await mostBetweenTurns(work, () => taken.length);
  expect([most, taken]).toEqual([2, items]);
});
