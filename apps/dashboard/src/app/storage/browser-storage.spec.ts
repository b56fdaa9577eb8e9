import { blockedStorage, fullStorage, restoreStorage } from '../../testing/storage';
import { browserStorage } from './browser-storage';

describe('browserStorage', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    restoreStorage();
    browserStorage.removeItem('key');
  });

  it('is what other tabs see', () => {
    browserStorage.setItem('key', 'ours');
    expect(localStorage.getItem('key')).toBe('ours');
    localStorage.setItem('key', 'theirs');
    expect(browserStorage.getItem('key')).toBe('theirs');
    browserStorage.removeItem('key');
    expect(localStorage.getItem('key')).toBeNull();
  });

  it('lasts as long as the tab where the browser blocks it', () => {
    blockedStorage();
    expect(browserStorage.getItem('key')).toBeNull();
    browserStorage.setItem('key', 'ours');
    expect(browserStorage.getItem('key')).toBe('ours');
    browserStorage.removeItem('key');
    expect(browserStorage.getItem('key')).toBeNull();
  });

  it('believes the last word where nothing more fits in', () => {
    browserStorage.setItem('key', 'old');
    fullStorage();
    browserStorage.setItem('key', 'new');
    expect(browserStorage.getItem('key')).toBe('new');
  });
});
