import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AcknowledgeIncidentsDto, CreateMuteDto } from '../incidents';
import { ListIncidentsDto, LIMITS, ruleProblems } from '../index';

const ID = '0123456789abcdef01234567';

const wrong = <T extends object>(Dto: ClassConstructor<T>, body: object): string[] =>
  ruleProblems(validateSync(plainToInstance(Dto, body))).map(({ path, code }) => `${path} ${code}`);

describe('which incidents are acknowledged', () => {
  it.each([{ ids: [ID] }, { filter: {} }, { filter: { state: 'open', brand: ID }, note: 'mine' }])('%j', (body) =>
    expect(wrong(AcknowledgeIncidentsDto, body)).toEqual([]),
  );

  it.each([
    [{}, ['ids isArray', 'ids arrayMinSize', 'ids arrayMaxSize', 'ids isMongoId']],
    [{ ids: [] }, ['ids arrayMinSize']],
    [{ ids: ['x'] }, ['ids isMongoId']],
    [{ ids: [ID], filter: {} }, ['ids alone', 'filter alone']],
    [{ filter: { state: ['gone'] } }, ['filter.state isIn']],
    [{ ids: [ID], note: 'x'.repeat(LIMITS.note + 1) }, ['note maxLength']],
  ])('not %j', (body, problems) => expect(wrong(AcknowledgeIncidentsDto, body).sort()).toEqual([...problems].sort()));
});

describe('what is muted', () => {
  it.each([
    { scope: { domainId: ID }, reason: 'moving' },
    { scope: { brandId: ID }, reason: 'moving', until: null },
    { scope: { tag: 'shop' }, reason: 'moving', until: '2026-01-02T03:04:05+07:00' },
  ])('%j', (body) => expect(wrong(CreateMuteDto, body)).toEqual([]));

  it.each([
    [{ reason: 'moving' }, ['scope.domainId isMongoId']],
    [{ scope: {}, reason: 'moving' }, ['scope.domainId isMongoId']],
    [{ scope: { tag: 'Shop' }, reason: 'moving' }, ['scope.tag matches']],
    [{ scope: { tag: 'shop', brandId: ID }, reason: 'moving' }, ['scope.brandId alone', 'scope.tag alone']],
    [{ scope: { tag: 'shop' }, reason: '\u200b ' }, ['reason isLength']],
    [{ scope: { tag: 'shop' }, reason: 'moving', until: 'tomorrow' }, ['until isInstant']],
  ])('not %j', (body, problems) => expect(wrong(CreateMuteDto, body)).toEqual(problems));
});

describe('which incidents are listed', () => {
  it('takes states and the mark of the page before', () => {
    const query = { state: ['open', 'closed'], before: `2.1767225600000.${ID}`, limit: '10', vantage: 'telkom' };
    expect(wrong(ListIncidentsDto, query)).toEqual([]);
  });

  it.each([
    [{ before: '2026-01-02T03:04:05Z' }, ['before matches']],
    [{ limit: String(LIMITS.incidents + 1) }, ['limit max']],
    [{ domain: 'shop.example.com' }, ['domain isMongoId']],
  ])('not %j', (query, problems) => expect(wrong(ListIncidentsDto, query)).toEqual(problems));
});
