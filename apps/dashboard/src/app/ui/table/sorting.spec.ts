import { ariaSortOf, nextOrder } from './sorting';

describe('a column that orders', () => {
  it('goes from its natural order to the reverse, and back to none', () => {
    expect(nextOrder(null, ['name', '-name'])).toBe('name');
    expect(nextOrder('name', ['name', '-name'])).toBe('-name');
    expect(nextOrder('-name', ['name', '-name'])).toBeNull();
    expect(nextOrder('-name', ['-since', 'since'])).toBe('-since');
  });

  it('says so only while it does', () => {
    expect(ariaSortOf('name', ['name', '-name'])).toBe('ascending');
    expect(ariaSortOf('-name', ['name', '-name'])).toBe('descending');
    expect(ariaSortOf('since', ['name', '-name'])).toBeNull();
    expect(ariaSortOf(null, ['name', '-name'])).toBeNull();
    expect(ariaSortOf('name', undefined)).toBeNull();
  });
});
