import { Types } from 'mongoose';
import { listsChangedBy, targetOf, withConsequences } from './domain-fields';
import { NotATarget } from './domains.errors';

const before = { domain: 'shop.example.com', note: 'Spare', tags: ['vip'] };
const now = new Date('2026-03-01T12:00:00Z');

describe('withConsequences', () => {
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

describe('listsChangedBy', () => {
  const [own, other] = [new Types.ObjectId(), new Types.ObjectId()];
  const listed = { domain: 'shop.example.com', brand: own, note: 'Spare', active: true };
  const paused = { ...listed, active: false };

  it.each([
    ['joins', null, listed, [own]],
    ['goes', listed, null, [own]],
    ['is renamed', listed, { ...listed, domain: 'store.example.com' }, [own, own]],
    ['gets another note', listed, { ...listed, note: '' }, [own, own]],
    ['moves', listed, { ...listed, brand: other }, [own, other]],
    ['is paused', listed, paused, [own]],
    ['is resumed under another brand', paused, { ...listed, brand: other }, [other]],
    ['stays as it is', listed, { ...listed }, []],
    ['is paused and gets another note', paused, { ...paused, note: '' }, []],
    ['is paused and moves', paused, { ...paused, brand: other }, []],
    ['joins paused', null, paused, []],
    ['is paused and goes', paused, null, []],
  ])('when a domain %s', (_what, before, after, lists) => expect(listsChangedBy(before, after)).toEqual(lists));
});
