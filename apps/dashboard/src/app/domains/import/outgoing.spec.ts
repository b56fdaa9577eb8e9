import { acceptedOf, outgoingOf, withEdit, type RowEdits } from './outgoing';
import { aRow } from './reading/list';

const list = [
  aRow(1, 'a.example.com'),
  aRow(1, '*.b.example.com'),
  aRow(3, 'c.example.com', { brand: 'BOR', note: 'main', tags: ['vip'], active: false }),
];
const none: RowEdits = new Map();

describe('what is sent of a list', () => {
  it('says what holds for all where a row says nothing', () =>
    expect(outgoingOf(list, none, { brand: 'AUR', tags: ['vip', 'spare'] })).toEqual({
      rows: [
        { domain: 'a.example.com', brand: 'AUR', tags: ['vip', 'spare'] },
        { domain: '*.b.example.com', brand: 'AUR', tags: ['vip', 'spare'] },
        { domain: 'c.example.com', brand: 'BOR', note: 'main', tags: ['vip', 'spare'], active: false },
      ],
      indexes: [0, 1, 2],
    }));

  it('is what somebody made of it', () => {
    const edits = withEdit(withEdit(withEdit(none, 1, { domain: 'b.example.com' }), 1, { brand: 'DEL' }), 0, {
      out: true,
    });
    expect(outgoingOf(list.slice(0, 2), edits, { brand: '', tags: [] })).toEqual({
      rows: [{ domain: 'b.example.com', brand: 'DEL' }],
      indexes: [1],
    });
  });

  it('leaves out what was refused, and says where each row stood', () => {
    const outgoing = outgoingOf(list, withEdit(none, 0, { out: true }), { brand: '', tags: [] });
    expect(acceptedOf(list, outgoing, new Set([1]))).toEqual([
      { line: 3, domain: 'c.example.com', brand: 'BOR', note: 'main', tags: ['vip'], active: false },
    ]);
  });
});
