import { Patience } from './patience';

describe('a wait', () => {
  let [wall, monotonic] = [1_000_000, 0];
  const pass = (ms: number) => {
    wall += ms;
    monotonic += ms;
  };
  const waiting = () => {
    [wall, monotonic] = [1_000_000, 0];
    const patience = new Patience(
      () => wall,
      () => monotonic,
    );
    patience.wait('a', wall + 30_000, 30_000);
    return patience;
  };

  it('is over at its time', () => {
    const patience = waiting();
    pass(29_999);
    expect(patience.over()).toEqual([]);
    pass(1);
    expect(patience.over()).toEqual(['a']);
  });

  it('does not stall when the clock is put back', () => {
    const patience = waiting();
    pass(10_000);
    wall -= 3_600_000;
    pass(20_000);
    expect(patience.over()).toEqual(['a']);
  });

  it('is over once when the clock is put forward', () => {
    const patience = waiting();
    wall += 3_600_000;
    expect(patience.over()).toEqual(['a']);
    patience.forget('a');
    wall -= 3_600_000;
    expect(patience.over()).toEqual([]);
  });

  it('is never longer than what is waited for, however wrong the clock was before', () => {
    const patience = waiting();
    patience.wait('b', wall + 86_400_000, 30_000);
    pass(30_000);
    expect(patience.over()).toContain('b');
  });
});
