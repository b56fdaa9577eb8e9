import { Ways } from './ways';

const MINUTE = 60_000;
const WEBSOCKET = ['websocket', 'polling'];
const waysAfter = (failures: number): Ways => {
  const ways = new Ways({ heldMs: MINUTE, againMs: 30 * MINUTE });
  for (let n = 0; n < failures; n += 1) ways.failed(0);
  return ways;
};

it('tries WebSocket until it has failed three times in a row, then only polling, and later both', () => {
  expect(waysAfter(2).next(0)).toEqual(WEBSOCKET);
  const ways = waysAfter(3);
  expect([ways.next(0), ways.next(30 * MINUTE - 1)]).toEqual([['polling'], ['polling']]);
  expect(ways.next(30 * MINUTE)).toEqual(['polling', 'websocket']);
  ways.broke(1000, 30 * MINUTE);
  expect(ways.next(31 * MINUTE)).toEqual(['polling']);
});

it('takes one that was cut soon for a failure, and one that held for a success', () => {
  const ways = waysAfter(2);
  ways.broke(MINUTE - 1, 0);
  expect(ways.next(0)).toEqual(['polling']);
  ways.broke(MINUTE, 0);
  expect(ways.next(0)).toEqual(WEBSOCKET);
});

it('does not blame WebSocket where polling gets no further', () => {
  const ways = waysAfter(3);
  ways.pollingFailed();
  expect(ways.next(0)).toEqual(WEBSOCKET);
});
