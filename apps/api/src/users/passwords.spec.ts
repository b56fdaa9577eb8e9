import { hash } from '@node-rs/argon2';
import { Passwords } from './passwords';

describe('Passwords', () => {
  const passwords = new Passwords();
  const composed = 'caf\u00e9 sur la plage';
  const decomposed = 'cafe\u0301 sur la plage';

  it('are the same in every Unicode form, whichever they were set in', async () => {
    for (const set of [composed, decomposed]) {
      const kept = await passwords.hash(set);
      for (const typed of [composed, decomposed]) expect(await passwords.match(typed, kept)).toBe('right');
      expect(await passwords.match('cafe sur la plage', kept)).toBe('wrong');
    }
  });

  it('match as they are typed where they were kept so before, and ask to be hashed anew', async () => {
    expect(await passwords.match(decomposed, await hash(decomposed))).toBe('outdated');
    expect(await passwords.match(composed, await hash(decomposed))).toBe('wrong');
  });

  it('never match without a user', async () => {
    expect(await passwords.match('nobody has this password', undefined)).toBe('wrong');
  });
});
