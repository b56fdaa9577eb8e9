import { groupsOf, type Telling } from './group';

const telling = (n: number, over: Partial<Telling> = {}): Telling => ({
  type: 'incident.opened',
  incident: `i${n}`,
  brand: 'a',
  channels: ['c'],
  events: [`e${n}`],
  ...over,
});
const many = (count: number, over: (n: number) => Partial<Telling> = () => ({})) =>
  Array.from({ length: count }, (_, n) => telling(n, over(n)));
const shape = (tellings: Telling[]) =>
  groupsOf(tellings).map(({ type, brand, tellings: own }) => [type, brand, own.length]);

describe('messages', () => {
  it('are one for each kind and brand', () => {
    const tellings = [...many(4, (n) => ({ brand: n % 2 ? 'a' : 'b' })), telling(9, { type: 'incident.closed' })];
    expect(shape(tellings)).toEqual([
      ['incident.opened', 'b', 2],
      ['incident.opened', 'a', 2],
      ['incident.closed', 'a', 1],
    ]);
  });

  it('are one for all beyond 20 domains or three brands', () => {
    expect(shape(many(20))).toEqual([['incident.opened', 'a', 20]]);
    expect(shape(many(21, (n) => ({ brand: n % 2 ? 'a' : 'b' })))).toEqual([['incident.opened', null, 21]]);
    expect(shape(many(21))).toEqual([['incident.opened', 'a', 21]]);
    expect(shape(many(4, (n) => ({ brand: `b${n}` })))).toEqual([['incident.opened', null, 4]]);
    expect(shape(many(3, (n) => ({ brand: `b${n}` })))).toHaveLength(3);
  });

  it('keep apart what goes elsewhere, and what others took', () => {
    const each = ['incident.opened', 'a', 1];
    expect(shape(many(2, (n) => ({ channels: [`c${n}`] })))).toEqual([each, each]);
    expect(shape(many(2, (n) => ({ acknowledgement: `${n}` })))).toEqual([each, each]);
  });
});
