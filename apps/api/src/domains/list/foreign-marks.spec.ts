import { foreignMoves } from './foreign-marks';

describe('foreignMoves', () => {
  it('is what the mark has moved beyond our own moves', () => {
    expect(foreignMoves(0, 7, { done: 5, sent: 5 })).toBe(2);
    expect(foreignMoves(2, 8, { done: 5, sent: 5 })).toBe(3);
    expect(foreignMoves(2, 9, { done: 7, sent: 7 })).toBe(2);
  });

  it('takes a move of our own that is under way for nobody else’s, written or not', () => {
    expect(foreignMoves(2, 7, { done: 5, sent: 6 })).toBe(2);
    expect(foreignMoves(2, 8, { done: 5, sent: 6 })).toBe(2);
    expect(foreignMoves(2, 9, { done: 5, sent: 6 })).not.toBe(2);
  });

  it('notices what it took for our own as soon as that is done', () => {
    // somebody else's move is there, ours is not yet
    expect(foreignMoves(2, 8, { done: 5, sent: 6 })).toBe(2);
    expect(foreignMoves(2, 9, { done: 6, sent: 6 })).toBe(3);
  });
});
