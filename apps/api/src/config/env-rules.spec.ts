import { trustedProxies } from './env-rules';

describe('TRUST_PROXY', () => {
  it('trusts nobody by default', () => {
    expect(trustedProxies('false')).toBe(false);
    expect(trustedProxies('0')).toBe(false);
  });

  it('takes addresses and networks', () => {
    expect(trustedProxies('loopback, 10.0.0.0/8,fd00::/8, 192.0.2.7')).toEqual([
      'loopback',
      '10.0.0.0/8',
      'fd00::/8',
      '192.0.2.7',
    ]);
  });

  it('trusts as many hops as it says, counted from us', () => {
    const trust = trustedProxies('2');
    if (typeof trust !== 'function') throw new Error('expected a function');
    expect([0, 1, 2, 3].map((hop) => trust('203.0.113.1', hop))).toEqual([true, true, false, false]);
  });

  it.each(['true', '*', 'everyone', '10.0.0.0/40', '::1/129', '10.0.0.0/8/8', ''])('does not know %j', (text) => {
    expect(trustedProxies(text)).toBeUndefined();
  });
});
