import { contrastOf } from '../../ui/ink-on';
import { hexOf, madeOutOn } from './series-color';

const GROUNDS = ['#ffffff', '#121824'];

it('leaves alone what can be made out', () => expect(madeOutOn('#ffffff', '#d9480f')).toBe('#d9480f'));

it.each(GROUNDS.flatMap((ground) => ['#ffffff', '#fff3bf', '#000000', '#121824', '#808080'].map((of) => [ground, of])))(
  'makes out on %s what somebody chose as %s',
  (ground, color) => expect(contrastOf(madeOutOn(ground!, color!), ground!)).toBeGreaterThanOrEqual(3),
);

it('reads what browsers say of colours', () => {
  expect(hexOf('rgb(18, 24, 36)')).toBe('#121824');
  expect(hexOf('rgba(255, 0, 10, 0.5)')).toBe('#ff000a');
  expect(hexOf('')).toBeUndefined();
});
