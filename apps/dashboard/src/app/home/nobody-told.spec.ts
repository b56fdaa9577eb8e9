import type { StatsDto } from '@nawala/contracts';
import { statsOf } from '../../testing/world/server-answers';
import { aBrand, aDomain } from '@nawala/contracts/testing';
import { whyNobody } from './nobody-told';

const watched = statsOf([aDomain()], [aBrand()]);
const stats = (alerts: StatsDto['alerts'], over: Partial<StatsDto> = {}): StatsDto => ({ ...watched, alerts, ...over });

it.each<[StatsDto['alerts'], boolean, string | null]>([
  [{ channels: 0, rules: 0 }, true, 'tell.noChannel'],
  [{ channels: 0, rules: 2 }, true, 'tell.noChannel'],
  [{ channels: 1, rules: 0 }, true, 'tell.noRule'],
  [{ channels: 0, rules: 0 }, false, 'tell.askAdmin'],
  [{ channels: 1, rules: 1 }, true, null],
])('with %j (admin: %j) it is %j', (alerts, isAdmin, why) => {
  expect(whyNobody(stats(alerts), isAdmin)).toBe(why);
});

it('is not said while nothing is watched: the first steps come first', () => {
  expect(whyNobody(stats({ channels: 0, rules: 0 }, { domains: { ...watched.domains, total: 0 } }), true)).toBeNull();
});
