import { slicesOf } from './slices';

describe('The slices of a list', () => {
  it.each([
    [[], []],
    [[1], [[1]]],
    [[1, 2], [[1, 2]]],
    [
      [1, 2, 3, 4, 5],
      [[1, 2], [3, 4], [5]],
    ],
  ])('of %j in twos are %j', (items, slices) => expect(slicesOf(items, 2)).toEqual(slices));
});
