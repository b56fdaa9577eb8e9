import { AbandonedMarks } from './abandoned-marks';

describe('AbandonedMarks', () => {
  afterEach(() => jest.restoreAllMocks());
  const at = (ms: number) => jest.spyOn(performance, 'now').mockReturnValue(ms);

  it('are those that this process has seen for longer than any writer works', () => {
    const marks = new AbandonedMarks(1000);
    at(0);
    expect(marks.among('a', ['x'])).toEqual([]);
    at(900);
    expect(marks.among('a', ['x', 'y'])).toEqual([]);
    expect(marks.among('b', ['x'])).toEqual([]);
    at(1001);
    expect(marks.among('a', ['x', 'y'])).toEqual(['x']);
    expect(marks.among('b', ['x'])).toEqual([]);
  });

  it('begin anew when they were away', () => {
    const marks = new AbandonedMarks(1000);
    at(0);
    marks.among('a', ['x']);
    at(500);
    marks.among('a', []);
    at(2000);
    expect(marks.among('a', ['x'])).toEqual([]);
  });
});
