import { pathsOf } from './strip-paths';

it('draws each slot where it belongs, in the path of its status', () => {
  const { ada, unknown, ...rest } = pathsOf(['tidak ada', 'unknown', 'ada', 'unknown']);
  expect(rest['tidak ada']).toBe('M0 8h8.2v12h-8.2z');
  expect(ada).toBe('M20 0h8.2v20h-8.2z');
  expect(unknown.match(/M/g)).toHaveLength(2);
});

it('draws a gap neither as high nor in the path of what was reached', () => {
  expect(pathsOf(['unknown'])).toEqual({ ada: '', 'tidak ada': '', unknown: expect.stringContaining('v2.6') });
});

it('draws nothing of nothing', () => expect(pathsOf([])).toEqual({ ada: '', 'tidak ada': '', unknown: '' }));
