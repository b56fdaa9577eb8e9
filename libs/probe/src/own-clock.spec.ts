import { OwnClock, undisturbed } from './own-clock';

function stage() {
  const time = { now: 0, wall: 0 };
  const clock = new OwnClock({ now: () => time.now, wall: () => time.wall });
  const pass = (ms: number, wall = ms) => {
    time.now += ms;
    time.wall += wall;
  };
  return { pass, watch: clock.start(), clock };
}

it('counts the time in which this process had its turns', () => {
  const { pass, watch } = stage();
  for (let turn = 0; turn < 10; turn++) {
    pass(100);
    watch.elapsed();
  }
  expect(watch.elapsed()).toBe(1_000);
  watch.end();
});

it('stands still while this process has no turn', () => {
  const { pass, watch } = stage();
  pass(4_000);
  expect(watch.elapsed()).toBeLessThan(200);
  expect(watch.wasStopped()).toBe(false);
  watch.end();
});

it('tells of a stop that no server waits through, also where only the wall clock shows it', () => {
  const { pass, watch } = stage();
  pass(5_000);
  expect(watch.wasStopped()).toBe(true);
  watch.end();
  const asleep = stage();
  asleep.pass(50, 3_600_000);
  expect(asleep.watch.wasStopped()).toBe(true);
  const after = asleep.clock.start();
  expect(after.wasStopped()).toBe(false);
  asleep.watch.end();
  after.end();
});

describe('work that a stop disturbs', () => {
  const { now } = Date;
  let slept = 0;
  beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now() + slept));
  afterEach(() => jest.restoreAllMocks());

  const sleepingAt = (...times: number[]) => {
    let time = 0;
    return jest.fn((_isFirst: boolean) => {
      if (times.includes(++time)) slept += 60_000;
      return Promise.resolve(time);
    });
  };

  it('is done once where nothing disturbs it', async () => {
    expect(await undisturbed(sleepingAt())).toEqual({ value: 1, isSound: true });
  });

  it('is done again', async () => {
    const work = sleepingAt(1, 2);
    expect(await undisturbed(work)).toEqual({ value: 3, isSound: true });
    expect(work.mock.calls).toEqual([[true], [false], [false]]);
  });

  it('is not done again for ever', async () => {
    expect(await undisturbed(sleepingAt(1, 2, 3))).toEqual({ value: 3, isSound: false });
  });
});
