import { pathsOf } from './strip-paths';

it('draws each slot where it belongs, in the path of its status', () => {
  const paths = pathsOf(['tidak ada', 'unknown', 'ada', 'unknown']);
  expect(paths.map(({ look }) => look)).toEqual(['ada', 'reached', 'gap']);
  expect(paths.map(({ d }) => d)).toEqual([
    'M20 0h8.2v20h-8.2z',
    'M0 8h8.2v12h-8.2z',
    expect.stringMatching(/^M10 17.4h[^M]*M30 [^M]*$/),
  ]);
});

it('draws a gap neither as high nor in the path of what was reached', () => {
  expect(pathsOf(['unknown'])).toEqual([{ look: 'gap', d: expect.stringContaining('v2.6') }]);
});

it('draws nothing of nothing', () => expect(pathsOf([])).toEqual([]));
