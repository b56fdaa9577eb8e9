import type { NawalaStatus } from '@nawala/contracts';
import { blockedStretches, lengthOf, type Step } from './stretches';

const time = { from: 100, to: 200 };
const step = (at: number, from: NawalaStatus, to: NawalaStatus): Step => ({ at, from, to });

describe('when it was blocked', () => {
  it('is from one change to the next', () => {
    const steps = [step(110, 'tidak ada', 'ada'), step(130, 'ada', 'tidak ada'), step(150, 'tidak ada', 'ada')];
    expect(blockedStretches(steps, 'ada', time)).toEqual([
      { from: 110, to: 130, begun: true, ended: true },
      { from: 150, to: 200, begun: true, ended: false },
    ]);
  });

  it('began before where the first change is its end', () => {
    expect(blockedStretches([step(120, 'ada', 'tidak ada')], 'tidak ada', time)).toEqual([
      { from: 100, to: 120, begun: false, ended: true },
    ]);
  });

  it('is all of the time where nothing changed, or only afterwards', () => {
    const all = [{ from: 100, to: 200, begun: false, ended: false }];
    expect(blockedStretches([], 'ada', time)).toEqual(all);
    expect(blockedStretches([step(250, 'ada', 'tidak ada')], 'tidak ada', time)).toEqual(all);
  });

  it('ends where nobody measures any more: that is no block', () => {
    expect(blockedStretches([step(110, 'tidak ada', 'ada'), step(120, 'ada', 'unknown')], 'unknown', time)).toEqual([
      { from: 110, to: 120, begun: true, ended: true },
    ]);
  });

  it('is nothing of what was before or after', () => {
    expect(blockedStretches([step(50, 'tidak ada', 'ada'), step(90, 'ada', 'tidak ada')], 'tidak ada', time)).toEqual(
      [],
    );
    expect(blockedStretches([step(210, 'tidak ada', 'ada')], 'ada', time)).toEqual([]);
    expect(blockedStretches([], 'tidak ada', time)).toEqual([]);
  });

  it('can be summed up', () =>
    expect(
      lengthOf([
        { from: 1, to: 3 },
        { from: 10, to: 15 },
      ]),
    ).toBe(7));
});
