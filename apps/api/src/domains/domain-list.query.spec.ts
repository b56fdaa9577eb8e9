import { Types } from 'mongoose';
import { domainFilter, domainOrder } from './domain-list.query';

const brand = new Types.ObjectId();

describe('domainFilter', () => {
  it('selects everything when nothing is asked', () => expect(domainFilter({}, undefined)).toEqual({}));

  it('wants one of several brands and statuses, and all of several tags and words', () => {
    const other = new Types.ObjectId();
    const filter = domainFilter(
      { q: 'Aurora c++', status: ['ada', 'tidak-ada'], tag: ['vip', 'id', 'vip'], active: false },
      [brand, other],
    );
    expect(filter).toEqual({
      brand: { $in: [brand, other] },
      active: false,
      'nawala.rank': { $in: [0, 2] },
      $and: [
        { terms: { $regex: '^aurora' } },
        { terms: { $regex: String.raw`^c\+\+` } },
        { tags: 'vip' },
        { tags: 'id' },
      ],
    });
  });

  it('asks for one value as an equality, so that an index also gives the order', () => {
    expect(domainFilter({ status: ['unknown'] }, [brand])).toEqual({ brand, 'nawala.rank': 1 });
  });

  it('takes nothing in a search for an operator', () => {
    expect(domainFilter({ q: '^.*$' }, undefined)).toEqual({ $and: [{ terms: { $regex: String.raw`^\^\.\*\$` } }] });
  });
});

describe('domainOrder', () => {
  it.each([
    [undefined, { 'nawala.rank': 1, domain: 1 }],
    ['status', { 'nawala.rank': 1, domain: 1 }],
    ['-status', { 'nawala.rank': -1, domain: -1 }],
    ['-since', { 'nawala.since': -1, domain: -1 }],
    ['domain', { domain: 1 }],
  ] as const)('makes the order %j total', (sort, order) => {
    expect(domainOrder(sort)).toEqual(order);
    expect(Object.keys(domainOrder(sort)).at(-1)).toBe('domain');
  });
});
