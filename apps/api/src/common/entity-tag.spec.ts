import { matchesTag, weakTag } from './entity-tag';

describe('matchesTag', () => {
  const tag = weakTag('e.1');

  it.each(['W/"e.1"', '"e.1"', 'W/"e.0", W/"e.1"', '*', ' W/"e.1" '])('knows %j', (header) =>
    expect(matchesTag(header, tag)).toBe(true),
  );

  it.each([undefined, '', 'W/"e.2"', 'e.1', 'W/"e.1'])('does not know %j', (header) =>
    expect(matchesTag(header, tag)).toBe(false),
  );
});
