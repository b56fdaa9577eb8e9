import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import { documentOf } from '../bson/values';
import * as fc from 'fast-check';
import { compileProjection } from './projection';

const NAMES = ['_id', 'a', 'b', 'é', '__proto__', 'missing'];
const stored = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'é', '__proto__'))
  .map((names) => ['_id', ...names].map((name, at) => [name, at] as const));

describe('a projection', () => {
  it.each([true, false])('leaves the named fields in their order (kept: %p)', (keeps) => {
    fc.assert(
      fc.property(stored, fc.subarray(NAMES, { minLength: 1 }), fc.boolean(), (fields, chosen, id) => {
        const source = documentOf(chosen.map((name) => [name, name === '_id' ? id : keeps]));
        const including = chosen.some((name) => name !== '_id') ? keeps : id;
        const isKept = (name: string): boolean =>
          name === '_id' ? !chosen.includes('_id') || id : chosen.includes(name) === including;
        const projected = decodeDocument(compileProjection(source)(encodeDocument(documentOf(fields))));
        expect(Object.entries(projected)).toEqual(fields.filter(([name]) => isKept(name)));
      }),
    );
  });
});
