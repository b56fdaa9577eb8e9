import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { BulkDomainsDto } from '../bulk';
import { LIMITS, ruleProblems } from '../index';

const ID = '0123456789abcdef01234567';
const ids = [ID];

const wrong = (body: object): string[] =>
  ruleProblems(validateSync(plainToInstance(BulkDomainsDto, body))).map(({ path, code }) => `${path} ${code}`);

describe('what is done to many domains', () => {
  it.each([
    { ids, action: 'pause' },
    { filter: {}, action: 'delete' },
    { filter: { q: 'shop', status: ['ada'], active: true, brand: 'AUR' }, action: 'resume' },
    { ids, action: 'setBrand', brandId: ID },
    { ids, action: 'addTags', tags: ['vip'] },
    { ids, action: 'mute', reason: 'moving' },
    { ids, action: 'mute', reason: 'moving', until: null },
    { ids, action: 'mute', reason: 'moving', until: '2026-01-02T03:04:05+07:00' },
  ])('%j', (body) => expect(wrong(body)).toEqual([]));

  it.each([
    [{ action: 'pause' }, ['ids arrayMaxSize', 'ids arrayMinSize', 'ids isArray', 'ids isMongoId']],
    [{ ids: [], action: 'pause' }, ['ids arrayMinSize']],
    [{ ids, filter: {}, action: 'pause' }, ['filter alone', 'ids alone']],
    [{ ids }, ['action isIn']],
    [{ ids, action: 'explode' }, ['action isIn']],
    [{ filter: { status: ['gone'] }, action: 'pause' }, ['filter.status isIn']],
    [{ ids, action: 'setBrand' }, ['brandId isMongoId']],
    [{ ids, action: 'addTags', tags: [] }, ['tags arrayMinSize']],
    [{ ids, action: 'removeTags', tags: ['VIP'] }, ['tags matches']],
    [
      { ids, action: 'pause', tags: 'vip' },
      ['tags arrayMaxSize', 'tags arrayMinSize', 'tags arrayUnique', 'tags isArray'],
    ],
    [{ ids, action: 'mute' }, ['reason isLength', 'reason isString']],
    [{ ids, action: 'mute', reason: 'moving', until: 'tomorrow' }, ['until isInstant']],
  ])('not %j', (body, problems) => expect(wrong(body).sort()).toEqual([...problems].sort()));

  it.each(['status', 'brand', 'tag', 'vantage'])('whatever a filter finds by an empty list: %s', (name) =>
    expect(wrong({ filter: { [name]: [] }, action: 'delete' })).toEqual([`filter.${name} arrayMinSize`]),
  );

  it.each([
    ['tag', LIMITS.tags, ''],
    ['brand', LIMITS.filterBrands, ''],
    ['vantage', LIMITS.filterVantages, ':ada'],
  ])('whatever a filter finds by %s of at most %i', (name, most, end) => {
    const naming = (count: number) => ({
      filter: { [name]: Array.from({ length: count }, (_, n) => `n${n}${end}`) },
      action: 'pause',
    });
    expect(wrong(naming(most))).toEqual([]);
    expect(wrong(naming(most + 1))).toEqual([`filter.${name} arrayMaxSize`]);
  });

  it('not more than can be named', () => {
    const many = (count: number) => ({ ids: Array<string>(count).fill(ID), action: 'pause' });
    expect(wrong(many(LIMITS.bulkIds))).toEqual([]);
    expect(wrong(many(LIMITS.bulkIds + 1))).toEqual(['ids arrayMaxSize']);
  });
});
