import { CreateDomainDto, LoginDto } from '@nawala/contracts';
import { RecordScanDto } from '@nawala/contracts/checker';
import fc from 'fast-check';
import type { AppError } from './app-error';
import { dtoOf, judgedDtoOf } from './dto-of';
import { quickDtoOf } from './quick-dto';

const ID = '66f2a1b3c4d5e6f708192a3b';

/** Right ones, and ones that are nearly right. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  status: ['blocked', 'accessible', 'down', 'inconclusive', 'green', '', null],
  method: ['dns', 'http', 'smoke', null],
  reason: ['no answer', '  two   words ', 'a\u200bb', 'x'.repeat(600), 'half \ud800', 'nul \0', null, 7],
  reasonCode: ['dns.nxdomain', 'UPPER', '', null],
  reasonParams: [{ host: 'a.example', port: 53 }, { 'no name': 1 }, {}, [], [1], null],
  confirmed: [true, false, 'true', null],
  checkedAt: ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05', '2026-W01', null, 0],
  durationMs: [0, 12.5, -1, '3', null],
  evidence: [{}, { a: [1, { b: null }] }, { big: 'x'.repeat(5000) }, [], [{}], null, 'text'],
  vantage: ['jakarta-1', 'Jakarta', 'x'.repeat(41), null],
  extra: [1],
};

const member = ([name, values]: [string, readonly unknown[]]) =>
  fc.option(fc.oneof({ weight: 6, arbitrary: fc.constant(values[0]) }, fc.constantFrom(...values), fc.anything()), {
    freq: name === 'extra' ? 1 : 3,
    nil: undefined,
  });
const withoutHoles = (plain: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));

const scanResult = fc
  .record(Object.fromEntries(Object.entries(VALUES).map((entry) => [entry[0], member(entry)])))
  .map(withoutHoles);
const report = fc.record({
  id: fc.oneof({ weight: 8, arbitrary: fc.constant(ID) }, fc.constantFrom('1', ID.toUpperCase(), null, 7)),
  scanResult: fc.oneof({ weight: 8, arbitrary: scanResult }, fc.constantFrom(null, [], [{}], 'x')),
});

/** The object, or what is wrong with it. */
function outcomeOf(make: () => object): unknown {
  try {
    return make();
  } catch (error) {
    return (error as AppError).options.errors;
  }
}

describe('A body as its class', () => {
  it('is what the whole of class-transformer and class-validator make of it, with the same words where it is wrong', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(report, (plain) => {
        const judged = outcomeOf(() => judgedDtoOf(RecordScanDto, plain));
        seen[judged instanceof RecordScanDto ? 'taken' : 'refused'] += 1;
        expect(outcomeOf(() => dtoOf(RecordScanDto, plain))).toEqual(judged);
        expect(quickDtoOf(RecordScanDto)(plain) !== undefined).toBe(judged instanceof RecordScanDto);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(10);
  });

  it('is made in one go where nothing is wrong, with texts cleaned and nulls left out', () => {
    const plain = { id: ID, scanResult: { status: 'blocked', reason: ' no  answer ', method: null } };
    const made = quickDtoOf(RecordScanDto)(plain);
    expect(made).toBeInstanceOf(RecordScanDto);
    expect(made?.scanResult).toEqual({ status: 'blocked', reason: 'no answer' });
  });

  it.each([
    [CreateDomainDto, { domain: 'Shop.Example.com', brandId: ID }],
    [CreateDomainDto, { domain: '', brandId: 1, tags: ['a', 2] }],
    [LoginDto, { email: ' A@Example.com ', password: 'secret' }],
    [LoginDto, { email: 'a' }],
  ])('of any other class (%p) is the same, too', (type, plain) => {
    expect(outcomeOf(() => dtoOf<object>(type, plain))).toEqual(outcomeOf(() => judgedDtoOf<object>(type, plain)));
  });
});
