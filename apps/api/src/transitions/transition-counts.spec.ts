import { countedFrom } from './transition-counts';

const until = new Date('2026-03-08T12:30:00Z');

describe('Changes are counted by the hour', () => {
  it.each([
    [undefined, '2026-03-07T12:30:00Z'],
    ['2026-03-08T10:15:00Z', '2026-03-08T10:15:00Z'],
    ['2026-03-09T00:00:00Z', '2026-03-09T00:00:00Z'],
    ['2026-02-01T00:00:00Z', '2026-03-01T12:30:00Z'],
    ['0100-01-01T00:00:00Z', '2026-03-01T12:30:00Z'],
  ])('since %s from %s on', (since, from) =>
    expect(countedFrom(since === undefined ? undefined : new Date(since), until)).toEqual(new Date(from)),
  );
});
