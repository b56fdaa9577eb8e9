import { withCrossTabLock } from './cross-tab-lock';

describe('the lock without Web Locks', () => {
  beforeEach(() => {
    localStorage.clear();
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
  });

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
      return 'done';
    };
    expect(await Promise.all([withCrossTabLock('spec', work), withCrossTabLock('spec', work)])).toEqual([
      'done',
      'done',
    ]);
    expect(most).toBe(1);
  });

  it('opens again after a failure', async () => {
    await expect(withCrossTabLock('spec', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
  });

  it('does not wait for a tab that is gone', async () => {
    localStorage.setItem('spec.lease', `gone@${Date.now() - 1}`);
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
  });
});
