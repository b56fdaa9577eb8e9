import { fillIn } from './fill-in';

describe('a text with parameters', () => {
  it('names each of them, numbers with their thousands grouped', () =>
    expect(fillIn('{{what}}: {{count}} of {{count}}', { what: 'ada', count: 1284 })).toBe('ada: 1,284 of 1,284'));

  it.each(['{{what}}', '{{count}}', '$&', '{{'])('takes %s in a parameter for what it is', (what) =>
    expect(fillIn('<{{what}}>', { what, count: 1 })).toBe(`<${what}>`),
  );

  it('is none without one of them', () => {
    expect(fillIn('{{what}}', { count: 1 })).toBe('');
    expect(fillIn('{{toString}}', {})).toBe('');
  });
});
