import { ObjectId } from 'bson';
import * as fc from 'fast-check';
import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { documentOf, type Value } from '../bson/values';
import { compileFindProjection, compileProjection } from './projection';

const fieldNames = ['_id', 'a', 'b', 'é', '__proto__', 'missing'];
const value = fc.constantFrom<Value>(
  1,
  'text',
  null,
  documentOf([['a', 1]]),
  [1, 2],
  new ObjectId(),
  true,
  new Date(0),
);
const stored = fc
  .record({
    _id: value,
    rest: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'é', '__proto__'), value), { selector: ([name]) => name }),
  })
  .map(({ _id, rest }) => documentOf([['_id', _id], ...rest]));

describe("find's projection", () => {
  it.each([true, false])('of whole fields (kept: %p) copies what decoding would give', (keeps) => {
    const names = fc.subarray(fieldNames, { minLength: 1 });
    fc.assert(
      fc.property(stored, names, fc.boolean(), (document, chosen, id) => {
        const source = documentOf(chosen.map((name) => [name, name === '_id' ? id : keeps]));
        const bytes = encodeDocument(document);
        const decoded = encodeDocument(compileProjection(source)(decodeDocument(bytes)));
        expect(compileFindProjection(source)(bytes).equals(decoded)).toBe(true);
      }),
    );
  });

  it('takes a nested exclusion for one', () => {
    const nested = documentOf([['a', documentOf([['b', 0]])]]);
    const bytes = encodeDocument(
      documentOf([
        ['_id', 1],
        [
          'a',
          documentOf([
            ['b', 1],
            ['c', 2],
          ]),
        ],
        ['d', 3],
      ]),
    );
    expect(JSON.stringify(decodeDocument(compileFindProjection(nested)(bytes)))).toBe('{"_id":1,"a":{"c":2},"d":3}');
  });
});
