import { Interned } from './interned';

describe('Interned', () => {
  it('has one number for each text, as long as anybody uses it', () => {
    const entered: number[] = [];
    const texts = new Interned((number) => entered.push(number));
    const [one, same, other] = [texts.take('a'), texts.take('a'), texts.take('b')];
    expect(same).toBe(one);
    texts.release(one);
    expect([texts.at(one), texts.at(other)]).toEqual(['a', 'b']);
    texts.release(same);
    expect([texts.numberOf('a'), texts.take('c')]).toEqual([undefined, one]);
    expect(entered).toEqual([0, 1, 0]);
    expect(texts.end).toBe(2);
  });

  it('tells where a test holds, asking once for each text', () => {
    const texts = new Interned();
    for (const text of ['a', 'b', 'a']) texts.take(text);
    const test = jest.fn((text: string) => text === 'a');
    expect([...texts.where(test)]).toEqual([1, 0]);
    expect(test).toHaveBeenCalledTimes(2);
  });
});
