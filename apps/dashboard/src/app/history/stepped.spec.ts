import { stepped } from './stepped';

const press = (key: string, at: number | null, count = 10, over = {}) =>
  stepped({ key, ctrlKey: false, metaKey: false, altKey: false, ...over }, at, count);

it('begins at the newest', () => {
  expect(press('ArrowLeft', null)).toBe(9);
  expect(press('ArrowRight', null)).toBe(9);
});

it('goes one by one, to the ends and no further', () => {
  expect([press('ArrowLeft', 5), press('ArrowRight', 5)]).toEqual([4, 6]);
  expect([press('ArrowLeft', 0), press('ArrowRight', 9)]).toEqual([0, 9]);
  expect([press('Home', 5), press('End', 5)]).toEqual([0, 9]);
});

it('ends with Escape, which is somebody else’s where nothing is read', () => {
  expect(press('Escape', 5)).toBeNull();
  expect(press('Escape', null)).toBeUndefined();
});

it('leaves alone what means something else', () => {
  expect(press('j', 5)).toBeUndefined();
  expect(press('ArrowLeft', 5, 10, { altKey: true })).toBeUndefined();
  expect(press('End', null, 0)).toBeUndefined();
});
