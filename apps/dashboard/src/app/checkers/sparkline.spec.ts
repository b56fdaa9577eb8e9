import { sparkline } from './sparkline';

it('goes from the ground to the top, and lies level for one value', () => {
  expect(sparkline([0, 5, 10])).toBe('0,22 120,12 240,2');
  expect(sparkline([7])).toBe('0,2 240,2');
  expect(sparkline([0])).toBe('0,22 240,22');
});
