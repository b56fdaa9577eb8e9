import fc from 'fast-check';
import { contrastOf, inkOn } from './ink-on';

it('a letter can be read on any colour', () => {
  const colors = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(fc.property(colors, (color) => contrastOf(color, inkOn(color)) >= 4.5));
});
