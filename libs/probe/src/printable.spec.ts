import { printable } from './printable';

it('removes what could repaint a terminal', () => {
  expect(printable('safe\u001b[2J\u202e\r\n text')).toBe('safe [2J text');
});

it('keeps within its length without cutting a character in half', () => {
  expect(printable('x'.repeat(500), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(printable('abc😀😀😀', 5)).toBe('abc…');
});
