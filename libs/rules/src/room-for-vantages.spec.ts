import { withRoom } from './room-for-vantages';
import type { VantageState } from './state';

const heardAt = (minute: number): VantageState => ({
  vantage: `vantage-${minute}`,
  status: 'tidak ada',
  method: null,
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  lastChecked: new Date(minute * 60_000),
  since: new Date(0),
});
const vantages = (count: number) => Array.from({ length: count }, (_, n) => heardAt((n * 7) % count));

describe('The vantages that a domain remembers', () => {
  it('all stay while there is room for another', () => {
    const few = vantages(199);
    expect(withRoom(few)).toBe(few);
  });

  it('make room by the one that was silent longest', () => {
    const many = vantages(200);
    expect(withRoom(many)).toEqual(many.filter(({ vantage }) => vantage !== 'vantage-0'));
  });
});
