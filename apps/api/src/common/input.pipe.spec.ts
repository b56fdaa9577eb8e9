import { RecordScanDto } from '@nawala/contracts/checker';
import type { InvalidInput } from './app-error';
import { InputPipe } from './input.pipe';

const pipe = new InputPipe();
const ID = '66f2a1b3c4d5e6f708192a3b';

const take = (body: unknown) => pipe.transform(body, { type: 'body', metatype: RecordScanDto });
const problemsOf = (body: unknown) => {
  try {
    take(body);
    return [];
  } catch (error) {
    return (error as InvalidInput).options.errors ?? [];
  }
};

describe('Input', () => {
  it('comes out as the class it claims to be', () => {
    const scan = take({ id: ID, scanResult: { status: 'blocked' } });
    expect(scan).toBeInstanceOf(RecordScanDto);
  });

  it('is refused with the path of every nested field as the client wrote it', () => {
    const problems = problemsOf({
      id: '1',
      scanResult: { status: 'green', vantage: 'Jakarta!', extra: 1 },
      more: 2,
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        { path: 'id', message: 'id must be the 24 hex digits that GET /api/urls gave', code: 'isMongoId' },
        { path: 'more', message: 'is not a known field', code: 'unknownField' },
        { path: 'scanResult.extra', message: 'is not a known field', code: 'unknownField' },
        {
          path: 'scanResult.status',
          message: 'status must be one of: blocked, accessible, down, inconclusive',
          code: 'isIn',
        },
        { path: 'scanResult.vantage', message: expect.any(String) as string, code: 'matches' },
      ]),
    );
  });

  it.each([[[]], [null], [undefined], ['text'], [7], [[{ id: ID }]]])('is refused when the body is %j', (body) => {
    expect(problemsOf(body)).toEqual([{ path: '', message: 'the body must be a JSON object', code: 'isObject' }]);
  });
});
