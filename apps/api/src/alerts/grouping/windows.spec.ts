import { Types } from 'mongoose';
import { Windows } from './windows';

const rule = (window: number, on: 'blocked' | 'digest' = 'blocked') => ({
  _id: new Types.ObjectId(),
  on: [on],
  window,
});
const START = Date.UTC(2026, 10, 26, 4, 48);

/** Both clocks of one machine, in seconds from the beginning; the wall clock can be set. */
function clocks() {
  const time = { wall: 0, monotonic: 0 };
  const windows = new Windows({ now: () => new Date(START + time.wall * 1000) }, () => time.monotonic * 1000);
  return {
    windows,
    at: (second: number) => new Date(START + second * 1000),
    pass: (seconds: number) => {
      time.wall += seconds;
      time.monotonic += seconds;
    },
    set: (wall: number) => void (time.wall = wall),
  };
}

describe('the window of a rule', () => {
  it('ends as long after its first event was recorded as the rule says, whenever that came here', () => {
    const { windows, at, pass } = clocks();
    const thirty = rule(30);
    pass(4);
    windows.open(thirty, at(0));
    windows.open(thirty, at(3));
    pass(25.9);
    expect(windows.take(0)).toEqual([]);
    pass(0.1);
    expect(windows.take(0)).toEqual([thirty._id.toHexString()]);
    expect(windows.take(0)).toEqual([]);
  });

  it('has ended for what was recorded while everything was down', () => {
    const { windows, at, pass } = clocks();
    pass(3600);
    const late = rule(30);
    windows.open(late, at(0));
    expect(windows.take(0)).toEqual([late._id.toHexString()]);
  });

  it('waits no longer than it lasts for what another’s clock puts into the future, nor when ours is put back', () => {
    const { windows, at, pass, set } = clocks();
    const [ahead, back] = [rule(30), rule(30)];
    windows.open(ahead, at(500));
    windows.open(back, at(0));
    set(-7200);
    pass(30);
    expect(windows.take(0).sort()).toEqual([ahead, back].map(({ _id }) => _id.toHexString()).sort());
  });

  it('is none for a digest, nor for a rule that tells at once', () => {
    const { windows, at } = clocks();
    for (const each of [rule(0), rule(30, 'digest')]) {
      windows.open(each, at(0));
      expect(windows.take(1)).toEqual([each._id.toHexString()]);
    }
  });

  it('stays open for what still comes in parts, for ten seconds at most', () => {
    const { windows, at, pass } = clocks();
    const late = rule(30);
    pass(100);
    windows.open(late, at(0));
    expect([windows.take(1), windows.take(9999), windows.take(10_000)]).toEqual([[], [], [late._id.toHexString()]]);
  });

  it('is looked at again when something must hold for longer, and at once when that is asked for', () => {
    const { windows, at, pass } = clocks();
    windows.again('r', at(60));
    pass(59);
    expect(windows.take(0)).toEqual([]);
    windows.endNow('r');
    expect(windows.take(0)).toEqual(['r']);
    windows.again('r', at(60));
    pass(1);
    expect(windows.take(5)).toEqual(['r']);
  });
});
