import Sequencer from '@jest/test-sequencer';

/** What has servers or whole networks: a few of these files take half a minute and more, however short they are. */
export const SLOW = /\.(e2e|int)-spec\.[jt]s$|\/test\/|\/tools\/spec\//;

/** @param {readonly { path: string }[]} tests as Jest orders them: by their last time, or by size where there was none */
export const slowFirst = (tests) => {
  const { slow = [], quick = [] } = Object.groupBy(tests, ({ path }) => (SLOW.test(path) ? 'slow' : 'quick'));
  return [...slow, ...quick];
};

/** So that no long file is left to the end, where the other workers have nothing more to do. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    return slowFirst(super.sort(tests));
  }
}
