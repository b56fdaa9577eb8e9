import { brandTilesOf } from './brand-tiles';

const brand = { code: 'AUR', total: 41, ada: 3, tidakAda: 37, unknown: 1, paused: 0 };
const availability = { from: '', to: '', ada: 0.02, tidakAda: 0.97, unknown: 0.01 };

it('say how a brand does, and lead to the domains they count', () => {
  const tiles = brandTilesOf(brand, 1, availability, '30 d');
  expect(tiles.map(({ label, value, detail }) => [label, value, detail])).toEqual([
    ['Blocked', '3', '+1 since yesterday'],
    ['Accessible', '37', 'none paused'],
    ['Not measured', '1', 'no verdict yet'],
    ['Reached, 30 d', '98%', 'no data for 1%'],
  ]);
  expect(tiles[0]).toMatchObject({ of: ' of 41', alarming: true, worse: true });
  expect(tiles.map(({ queryParams }) => queryParams?.['status'])).toEqual(['ada', 'tidak-ada', 'unknown', undefined]);
});

it('compare with nothing where nothing is known of yesterday', () => {
  const [blocked, , , reached] = brandTilesOf(brand, undefined, undefined, '30 d');
  expect(blocked!.detail).toBe('on the block list now');
  expect(reached!.value).toBe('–');
});

it('are not alarming where nothing is blocked', () => {
  expect(brandTilesOf({ ...brand, ada: 0 }, -3, availability, '30 d')[0]).toMatchObject({
    alarming: false,
    worse: false,
    detail: '-3 since yesterday',
  });
});
