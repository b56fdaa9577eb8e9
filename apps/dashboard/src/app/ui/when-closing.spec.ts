import { whenClosing } from './when-closing';

const [ESCAPE, CANCEL, SAVED] = [undefined, '', { id: 'saved' }];

it.each([
  ['none', ESCAPE, 'close'],
  ['none', CANCEL, 'close'],
  ['changed', ESCAPE, 'ask'],
  ['changed', CANCEL, 'close'],
  ['saving', ESCAPE, 'stay'],
  ['saving', CANCEL, 'stay'],
  ['saving', SAVED, 'close'],
] as const)('a dialog with work %s that is told to close with %j: %s', (work, result, then) =>
  expect(whenClosing(work, result)).toBe(then),
);
