import { targetOf, withConsequences } from './domain-fields';
import { NotATarget } from './domains.errors';

const before = { domain: 'shop.example.com', note: 'Spare', tags: ['vip'] };
const now = new Date('2026-03-01T12:00:00Z');

describe('withConsequences', () => {
  it('makes it found by what it says now', () => {
    const { terms } = withConsequences(before, { note: 'Ramadan' }, now);
    expect(terms).toEqual(expect.arrayContaining(['shop.example.com', 'ramadan', 'vip']));
    expect(terms).not.toContain('spare');
  });

  it('forgets every result under another name, because it is another target', () => {
    expect(withConsequences(before, { domain: 'store.example.com' }, now)).toMatchObject({
      nawala: { status: 'unknown', rank: 1, lastChecked: null },
      vantages: [],
      uptime: { status: 'unknown' },
      targetSince: now,
    });
  });

  it.each([{ domain: 'shop.example.com' }, { active: false }, { tags: [] }])('keeps them through %j', (change) => {
    const after = withConsequences(before, change, now);
    expect(after).not.toHaveProperty('nawala');
    expect(after).not.toHaveProperty('targetSince');
  });
});

describe('targetOf', () => {
  it('stores one spelling', () => expect(targetOf('HTTPS://Shop.Example.com:8443/')).toBe('shop.example.com'));
  it('says what is wrong, for the field', () => {
    expect(() => targetOf('192.0.2.1')).toThrow(NotATarget);
    expect(() => targetOf('192.0.2.1')).toThrow(/^domain: /);
  });
});
