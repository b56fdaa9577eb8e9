import { Types } from 'mongoose';
import type { ToldMove } from '../domain-changes.schema';
import { HeardMoves } from './heard-moves';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => new Types.ObjectId(digit.repeat(24))) as [
  Types.ObjectId,
  Types.ObjectId,
  Types.ObjectId,
];
const hex = (...ids: Types.ObjectId[]) => ids.map((id) => id.toHexString());
const told = (no: number, ...ids: Types.ObjectId[]): ToldMove => ({ by: 'there', no, at: new Date(0), ids });

describe('HeardMoves', () => {
  let heard: HeardMoves;
  beforeEach(() => {
    heard = new HeardMoves();
    heard.catchUp('brand', 5, [told(1, A)]);
  });

  it('names the domains of the moves that were told since, each once', () => {
    expect(heard.hear('brand', 7, [told(1, A), told(2, B), told(3, B, C)])).toEqual(hex(B, B, C));
    expect(heard.hear('brand', 7, [told(2, B), told(3, B, C)])).toEqual([]);
    expect(heard.hear('brand', 8, [told(3, B, C), told(4, A)])).toEqual(hex(A));
  });

  it('names none when a move was not told of, and is at one with the mark afterwards', () => {
    expect(heard.hear('brand', 7, [told(1, A), told(2, B)])).toBeUndefined();
    expect(heard.hear('brand', 8, [told(2, B), told(3, C)])).toEqual(hex(C));
  });

  it('may hear of a move before it is counted', () => {
    expect(heard.hear('brand', 5, [told(1, A), told(2, B)])).toEqual(hex(B));
    expect(heard.hear('brand', 6, [told(1, A), told(2, B)])).toEqual([]);
    expect(heard.hear('brand', 7, [told(1, A), told(2, B)])).toBeUndefined();
  });

  it('names none, and counts anew, when fewer moves were others’ than it seemed', () => {
    expect(heard.hear('brand', 6, [told(1, A)])).toBeUndefined();
    expect(heard.hear('brand', 5, [told(1, A)])).toBeUndefined();
    expect(heard.hear('brand', 6, [told(1, A)])).toBeUndefined();
    expect(heard.hear('brand', 7, [told(1, A), told(2, B)])).toEqual(hex(B));
  });

  it('begins with nothing of a brand that is new', () => {
    expect(heard.hear('new', 2, [told(1, A), told(2, B)])).toEqual(hex(A, B));
    expect(heard.hear('newer', 2, [told(2, B)])).toBeUndefined();
  });
});
