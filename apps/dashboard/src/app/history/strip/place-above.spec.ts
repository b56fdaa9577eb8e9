import { placeAbove } from './place-above';

const box = { width: 100, height: 20 };
const at = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 16 });

it('stands above the middle', () => expect(placeAbove(at(200, 300), box, 800)).toEqual({ left: 155, top: 274 }));

it('stays on the screen', () => {
  expect(placeAbove(at(0, 300), box, 800).left).toBe(8);
  expect(placeAbove(at(790, 300), box, 800).left).toBe(692);
});

it('goes below where there is no room above', () => expect(placeAbove(at(200, 10), box, 800).top).toBe(32));
