import { keyOf, seal, unseal } from './sealed';

const key = keyOf('a secret of an operator, long enough');

describe('a sealed text', () => {
  it('opens with its key for what it belongs to, and shows nothing of itself', () => {
    const sealed = seal(key, '123:token ✓', 'channel:1');
    expect(unseal(key, sealed, 'channel:1')).toBe('123:token ✓');
    expect(sealed).not.toContain('token');
  });

  it('is another one each time', () => expect(seal(key, 'same', 'c')).not.toBe(seal(key, 'same', 'c')));

  it('opens with no other key, for nothing else, and not when it was changed', () => {
    const sealed = seal(key, 'text', 'channel:1');
    expect(unseal(keyOf('another secret of an operator'), sealed, 'channel:1')).toBeUndefined();
    expect(unseal(key, sealed, 'channel:2')).toBeUndefined();
    const at = sealed.length - 2;
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(unseal(key, sealed.slice(0, at) + other + sealed.slice(at + 1), 'channel:1')).toBeUndefined();
  });

  it.each(['', 'v1.', 'v2.AAAA', 'v1.AAAA', 'token'])('is not %j', (text) =>
    expect(unseal(key, text, 'c')).toBeUndefined(),
  );
});
