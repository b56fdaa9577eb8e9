import { Double, ObjectId, serialize, Timestamp } from 'bson';
import * as fc from 'fast-check';
import { decodeDocument } from './decode';
import { encodeDocument } from './encode';

const bytesOf = (document: Record<string, unknown>): Buffer => Buffer.from(serialize(document));

describe('decodeDocument', () => {
  it('gives back the very bytes when it is encoded again', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double(),
      fc.integer().map((value) => new Double(value)),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
      fc.constant(new ObjectId()),
    );
    const { document } = fc.letrec<{ document: Record<string, unknown>; value: unknown }>((tie) => ({
      document: fc.dictionary(fc.stringMatching(/^[a-zé_][a-z0-9é]{0,5}$/), tie('value'), { maxKeys: 4 }),
      value: fc.oneof({ depthSize: 'small' }, leaf, tie('document'), fc.array(tie('value'), { maxLength: 3 })),
    }));
    fc.assert(
      fc.property(document, (source) => {
        const bytes = bytesOf(source);
        expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('skips what was not asked for', () => {
    const bytes = bytesOf({ text: 'x', nested: { a: [1] }, id: new ObjectId(), wanted: 5, after: null });
    expect(Object.entries(decodeDocument(bytes, 0, new Set(['wanted'])))).toEqual([['wanted', 5]]);
  });

  it('treats dangerous names as names', () => {
    const document = decodeDocument(bytesOf(JSON.parse('{"__proto__": {"admin": true}}') as Record<string, unknown>));
    expect(Object.keys(document)).toEqual(['__proto__']);
    expect('admin' in document).toBe(false);
  });

  it('is loud about types outside the subset', () => {
    expect(() => decodeDocument(bytesOf({ at: new Timestamp(0n) }))).toThrow(/timestamp.* is not supported/);
  });

  it('survives any damage with an error and nothing else', () => {
    const bytes = bytesOf({ text: 'hello', list: [1, 2, { deep: true }], at: new Date(0) });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = byte;
        try {
          decodeDocument(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).name).not.toBe('TypeError');
        }
      }),
    );
  });
});
