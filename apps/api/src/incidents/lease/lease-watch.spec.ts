import { LEASE_MS, LeaseWatch } from './lease-watch';

const of = (term: number, beat: number, holder: string | null = 'another') => ({ _id: 'alerts', holder, term, beat });

describe('who watches a lease', () => {
  it('takes its holder for gone when the beat has stood still for long enough', () => {
    const watch = new LeaseWatch();
    expect(watch.isFree(of(1, 5), 1000)).toBe(false);
    expect(watch.isFree(of(1, 5), 1000 + LEASE_MS - 1)).toBe(false);
    expect(watch.isFree(of(1, 5), 1000 + LEASE_MS)).toBe(true);
  });

  it('begins anew with each beat and each holder', () => {
    const watch = new LeaseWatch();
    watch.isFree(of(1, 5), 0);
    expect(watch.isFree(of(1, 6), LEASE_MS)).toBe(false);
    expect(watch.isFree(of(2, 6), 2 * LEASE_MS)).toBe(false);
    expect(watch.isFree(of(2, 6), 3 * LEASE_MS)).toBe(true);
  });

  it('does not wait where it was given back', () => expect(new LeaseWatch().isFree(of(3, 1, null), 0)).toBe(true));
});
