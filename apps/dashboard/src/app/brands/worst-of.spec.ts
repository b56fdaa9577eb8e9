import { worstOf } from './worst-of';

it.each([
  [1, 40, 'ada'],
  [0, 40, 'tidak ada'],
  [0, 0, 'unknown'],
])('%d blocked and %d reached is %s', (ada, tidakAda, worst) => expect(worstOf({ ada, tidakAda })).toBe(worst));
