import { firstWhere } from './first-where';

const after = (turns: number, value: number): Promise<number> =>
  turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => after(turns - 1, value));

it('takes the first to finish that will do, not the first in line', async () => {
  expect(await firstWhere([after(9, 1), after(1, 2), after(5, 3)], (n) => n !== 2)).toBe(3);
});

it('says so when none will do, or there are none', async () => {
  expect(await firstWhere([after(1, 1)], () => false)).toBeUndefined();
  expect(await firstWhere([], () => true)).toBeUndefined();
});
