import { OwnClock } from './own-clock';

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
