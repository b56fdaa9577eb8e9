import { Coalescer } from './coalescer';

describe('Coalescer', () => {
  let sent: number[][];
  let bursts: Coalescer<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    bursts = new Coalescer((items) => sent.push(items), 100);
  });
  afterEach(() => jest.useRealTimers());

  it('sends the first of a quiet period at once', () => {
    bursts.add([1]);
    expect(sent).toEqual([[1]]);
  });

  it('gathers what follows and sends it when the window ends', () => {
    bursts.add([1]);
    bursts.add([2]);
    jest.advanceTimersByTime(99);
    bursts.add([3, 4]);
    expect(sent).toEqual([[1]]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual([[1], [2, 3, 4]]);
  });

  it('keeps to one message per window for as long as the burst lasts', () => {
    for (let ms = 0; ms < 1000; ms += 1) {
      bursts.add([ms]);
      jest.advanceTimersByTime(1);
    }
    expect(sent.length).toBeLessThanOrEqual(11);
    jest.advanceTimersByTime(100);
    expect(sent.flat()).toEqual(Array.from({ length: 1000 }, (_, ms) => ms));
  });

  it('is quiet again once a window passed with nothing to send', () => {
    bursts.add([1]);
    jest.advanceTimersByTime(100);
    bursts.add([2]);
    expect(sent).toEqual([[1], [2]]);
  });

  it('sends what still waits when it stops, and nothing after', () => {
    bursts.add([1]);
    bursts.add([2]);
    bursts.stop();
    jest.advanceTimersByTime(1000);
    expect(sent).toEqual([[1], [2]]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
