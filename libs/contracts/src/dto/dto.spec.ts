import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  CreateBrandDto,
  CreateDomainDto,
  CreateUserDto,
  ListDomainsDto,
  LoginDto,
  UpdateBrandDto,
  UpdateDomainDto,
  UpdateUserDto,
} from '../index';
import { RecordScanDto, ScanResultDto } from '../checker';

const ID = '0123456789abcdef01234567';

/** The paths that are wrong, as the API's ValidationPipe would find them. */
function wrong<T extends object>(Dto: ClassConstructor<T>, body: object): string[] {
  const errors = validateSync(plainToInstance(Dto, body), { whitelist: true, forbidNonWhitelisted: true });
  return errors.flatMap(({ property, children }) =>
    children?.length ? children.map((child) => `${property}.${child.property}`) : [property],
  );
}

describe('request bodies', () => {
  it('gives a new domain its defaults', () => {
    const dto = plainToInstance(CreateDomainDto, { domain: 'shop.example.com', brandId: ID });
    expect(validateSync(dto)).toEqual([]);
    expect(dto).toMatchObject({ note: '', tags: [], active: true });
  });

  it('leaves what an update omits out of it, so that a PATCH blanks nothing', () => {
    expect(Object.keys(plainToInstance(UpdateDomainDto, { note: 'x' }))).toEqual(['note']);
  });

  it.each([
    ['null in an update', UpdateUserDto, { name: null }, ['name']],
    ['an operator for a string', LoginDto, { email: { $ne: null }, password: { $ne: null } }, ['email', 'password']],
    ['an unknown field', CreateBrandDto, { name: 'A', code: 'A', admin: true }, ['admin']],
    ['a colour name', CreateBrandDto, { name: 'A', code: 'A', color: 'red' }, ['color']],
    ['a code with a space', CreateBrandDto, { name: 'A', code: 'A B' }, ['code']],
    ['an IP address', CreateDomainDto, { domain: '192.0.2.1', brandId: ID }, ['domain']],
    ['a tag twice', CreateDomainDto, { domain: 'a.example.com', brandId: ID, tags: ['a', 'a'] }, ['tags']],
    ['a tag in upper case', CreateDomainDto, { domain: 'a.example.com', brandId: ID, tags: ['Main'] }, ['tags']],
    [
      'a note of 201 characters',
      CreateDomainDto,
      { domain: 'a.example.com', brandId: ID, note: 'x'.repeat(201) },
      ['note'],
    ],
    ['a text for a truth value', UpdateDomainDto, { active: 'yes' }, ['active']],
  ] as [string, ClassConstructor<object>, object, string[]][])('refuses %s', (_name, Dto, body, paths) =>
    expect(wrong(Dto, body)).toEqual(paths),
  );
});

describe('text that people read', () => {
  const hidden = (text: string) => `${text.slice(0, 1)}\u200b\u202e${text.slice(1)}\ufeff`;
  const name = hidden('Aurora');
  const bodies: [ClassConstructor<object>, object][] = [
    [CreateBrandDto, { name, code: hidden('AUR'), color: hidden('#d9480f'), description: name }],
    [UpdateBrandDto, { name, code: hidden('AUR'), color: hidden('#d9480f'), description: name }],
    [CreateDomainDto, { domain: hidden('a.example.com'), brandId: ID, note: name, tags: [hidden('shop')] }],
    [UpdateDomainDto, { domain: hidden('a.example.com'), note: name, tags: [hidden('shop')] }],
    [CreateUserDto, { email: hidden('rina@example.com'), name, password: 'long enough to pass', role: 'user' }],
    [UpdateUserDto, { email: hidden('rina@example.com'), name }],
    [LoginDto, { email: hidden('rina@example.com'), password: 'p' }],
    [ListDomainsDto, { q: name }],
    [ScanResultDto, { status: 'blocked', reason: name }],
  ];

  it.each(bodies.map(([Dto, body]) => [Dto.name, Dto, body] as const))(
    'holds nothing that nobody sees, in %s',
    (_name, Dto, body) => {
      const dto = plainToInstance(Dto, body);
      expect(JSON.stringify(dto)).not.toMatch(/[\u200b\u202e\ufeff]/);
      expect(validateSync(dto)).toEqual([]);
    },
  );

  it('is a name only when somebody can see it', () => {
    expect(wrong(CreateBrandDto, { name: '\u200b\u2800 ', code: 'A' })).toEqual(['name']);
    expect(wrong(UpdateUserDto, { name: '\u3164' })).toEqual(['name']);
  });

  it('is a password as it was typed', () => {
    const password = 'pass\u200bword with\u00a0spaces ';
    expect(plainToInstance(LoginDto, { email: 'rina@example.com', password }).password).toBe(password);
  });
});

describe('query strings', () => {
  it('reads numbers, truth values and lists', () => {
    const dto = plainToInstance(ListDomainsDto, {
      page: '2',
      limit: '10',
      active: 'false',
      status: 'ada',
      brand: ['A', 'B'],
    });
    expect(validateSync(dto)).toEqual([]);
    expect(dto).toMatchObject({ page: 2, limit: 10, active: false, status: ['ada'], brand: ['A', 'B'] });
  });

  it.each([
    [{ page: '0' }, ['page']],
    [{ page: '1e3' }, ['page']],
    [{ limit: '201' }, ['limit']],
    [{ status: ['ada', 'down'] }, ['status']],
    [{ sort: 'note' }, ['sort']],
    [{ active: '1' }, ['active']],
    [{ q: ['a', 'b'] }, ['q']],
  ])('refuses %j', (query, paths) => expect(wrong(ListDomainsDto, query)).toEqual(paths));
});

describe('a scan report', () => {
  const report = (scanResult: unknown) => wrong(RecordScanDto, { id: ID, scanResult });

  it('needs only a status', () => expect(report({ status: 'blocked' })).toEqual([]));

  it.each([
    ['status', 'a fifth word', { status: 'maybe' }],
    ['status', 'an operator', { status: { $ne: null } }],
    ['status', 'nothing', {}],
    ['vantage', 'a name that is no slug', { status: 'down', vantage: 'Telkom Jakarta' }],
    ['checkedAt', 'a word', { status: 'down', checkedAt: 'yesterday' }],
    ['checkedAt', 'a time without a zone', { status: 'down', checkedAt: '2026-02-28T00:00:00.000' }],
    ['checkedAt', 'a day that does not exist', { status: 'down', checkedAt: '2026-02-30T00:00:00Z' }],
    ['durationMs', 'less than nothing', { status: 'down', durationMs: -1 }],
    ['reason', '201 characters', { status: 'down', reason: 'x'.repeat(201) }],
    ['evidence', 'a list', { status: 'down', evidence: [] }],
    ['evidence', 'more than 4 KiB in UTF-8', { status: 'down', evidence: { page: 'é'.repeat(2048) } }],
  ])('refuses for %s %s', (field, _value, scanResult) => expect(report(scanResult)).toEqual([`scanResult.${field}`]));

  it.each([undefined, null, 'blocked', 7])('refuses %j for a result', (scanResult) =>
    expect(report(scanResult)).toEqual(['scanResult']),
  );

  it('says which statuses there are', () => {
    const [error] = validateSync(plainToInstance(RecordScanDto, { id: ID, scanResult: { status: 'maybe' } }));
    expect(error?.children?.[0]?.constraints).toEqual({
      isIn: 'status must be one of: blocked, accessible, down, inconclusive',
    });
  });
});
