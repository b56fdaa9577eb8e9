import { optionsOf } from '../bench/hot-path/options.mjs';
import { areaOf } from '../bench/hot-path/profile/areas.mjs';
import { selfTimes } from '../bench/hot-path/profile/self-times.mjs';
import { areaTable, functionTable, summaryOf } from '../bench/hot-path/profile/summary.mjs';
import { percentile, slope, typical } from '../bench/hot-path/samples.mjs';
import { growthOf, minuteOf } from '../bench/hot-path/soak/minutes.mjs';
import { table } from '../bench/hot-path/table.mjs';

describe('the options of the bench', () => {
  it('measure everything at 100,000 domains when there are none', () => {
    expect(optionsOf([])).toMatchObject({ mode: 'compare', domains: 100_000, clients: 1_000, quick: false });
    expect(optionsOf([]).only).toContain('fanout');
  });

  it('choose groups, which keep their order', () => {
    expect(optionsOf(['--only', 'lists,updates']).only).toEqual(['updates', 'lists']);
  });

  it.each([
    [['--minutes', 'x'], /^--minutes must be a whole number/],
    [['--minutes', '0'], /^--minutes must be a whole number/],
    [['--domains', '1e5'], /^--domains must be a whole number/],
    [['--only', 'updates,everything'], /^--only must be some of .*not "everything"$/],
    [['--soak', '--profile'], /choose one$/],
    [['--against', '/', '--profile'], /choose one$/],
    [['--against', '/'], /^--against must be the folder of a checkout that is built: \/ has no tools/],
    [['--fast'], /^Unknown option '--fast': .*--help/],
    [['fast'], /^Unexpected argument 'fast': .*--help/],
  ])('refuse %j in one line', (args, line) => {
    expect(() => optionsOf(args)).toThrow(line);
    expect(() => optionsOf(args)).toThrow(/^.*$/);
  });
});

describe('samples', () => {
  it('have percentiles that were measured', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 3, 5, 5]);
    expect(
      typical(
        [
          [1, 9],
          [2, 8],
          [3, 7],
        ],
        1,
      ),
    ).toBe(8);
  });

  it('have a slope by least squares, and none of a single point', () => {
    const points = [0, 1, 2, 3].map((x) => ({ x, y: 7 + 2 * x }));
    expect(slope(points)).toBeCloseTo(2);
    expect(slope([{ x: 1, y: 1 }])).toBeUndefined();
  });
});

describe('a table', () => {
  it('is aligned Markdown', () => {
    expect(
      table(
        ['a', 'long'],
        [
          ['longer', 'b'],
          ['', ''],
        ],
      ),
    ).toBe(['| a      | long |', '| ------ | ---- |', '| longer | b    |', '|        |      |'].join('\n'));
  });
});

describe('a minute of the soak', () => {
  const samples = [
    { rss: 30, heapUsed: 9, database: 5 },
    { rss: 20, heapUsed: 11, database: 6 },
  ];
  const news = { took: [1, 2, 3], acknowledged: 3, errors: 0 };

  it('counts memory at its lowest', () => {
    expect(minuteOf(samples, { loop: {}, core: 0 }, news)).toMatchObject({ rss: 20, heap: 9, database: 5, p50: 2 });
  });

  it('grows by what the last three quarters say, an hour', () => {
    const minutes = [900, 10, 11, 12].map((rss) => ({ rss }));
    expect(growthOf(minutes, ({ rss }) => rss)).toBeCloseTo(60);
    expect(growthOf(minutes.slice(0, 1), ({ rss }) => rss)).toBeUndefined();
  });
});

describe('the area of a call frame', () => {
  const at = (path, name = 'f') => ({ path, name });
  it.each([
    ['our own code by its folder', 'api: checker', [at('apps/api/src/checker/scan-of.ts')]],
    ['a library without folders', 'rules', [at('libs/rules/src/consensus.ts')]],
    ['the innermost package', 'MongoDB driver and BSON', [at('node_modules/mongoose/node_modules/bson/lib/bson.js')]],
    ['a package with a scope', 'Fastify', [at('node_modules/@fastify/compress/index.js')]],
    ['a package nobody named', 'package left', [at('node_modules/left/index.js')]],
    ['Node', 'Node: HTTP', [at('node:_http_server')]],
    ['the garbage collector', 'garbage collection', [at('', '(garbage collector)')]],
    ['a method with the name of one of every object', 'Node: the rest', [at('node:events', 'constructor')]],
    ['what is built in, as its caller', 'Nest', [at('', 'slice'), at('', 'map'), at('node_modules/@nestjs/core/a.js')]],
    ['a statement of the database', 'SQLite', [at('', 'run'), at('libs/embedded-mongo/src/storage/sqlite.ts')]],
    ['what is built in and nobody called', 'engine and system calls', [at('', 'run')]],
  ])('is %s', (_what, area, stack) => {
    expect(areaOf(stack)).toBe(area);
  });
});

describe('a profile', () => {
  const frame = (functionName) => ({ functionName });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)') },
      { id: 2, callFrame: frame('outer'), children: [3] },
      { id: 3, callFrame: frame('concat') },
    ],
    samples: [2, 3, 3, 1, 2],
    timeDeltas: [5, 10, 20, 30, 40],
  };
  const place = ({ functionName: name }) => ({
    name,
    path: name === 'outer' ? 'libs/rules/src/a.ts' : '',
    line: 7,
  });

  it('gives each sample the time until the next', () => {
    const times = selfTimes(profile, place).map(({ us, stack }) => [stack.map(({ name }) => name).join(' ← '), us]);
    expect(Object.fromEntries(times)).toEqual({ outer: 10, 'concat ← outer': 50, '(idle)': 40 });
  });

  it('is told by area and by function, for each report, the idle time apart', () => {
    const summary = { load: 'load', ...summaryOf(profile, 10, place) };
    expect(summary).toMatchObject({ busy: 0.6, each: 6 });
    expect(areaTable('API', [summary])).toContain('| rules     | 100.0 % | 6.00 µs    |');
    expect(functionTable('API', summary)).toContain('`concat` ← `outer` libs/rules/src/a.ts:7');
  });
});
