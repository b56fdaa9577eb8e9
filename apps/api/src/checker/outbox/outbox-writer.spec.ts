import { OutboxWriter } from './outbox-writer';

describe('OutboxWriter', () => {
  it('has moved what comes before the oldest that has not ended, in whatever order they end', () => {
    const writer = new OutboxWriter('me');
    expect(writer.moved).toBe(0);
    const [first, second, third] = [writer.begin(), writer.begin(), writer.begin()];
    writer.end(second);
    expect(writer.moved).toBe(0);
    writer.end(first);
    expect(writer.moved).toBe(2);
    writer.end(third);
    expect(writer.moved).toBe(3);
  });

  it('knows nothing of the tickets of others', () => {
    const [writer, other] = [new OutboxWriter('me'), new OutboxWriter('them')];
    writer.begin();
    const theirs = other.begin();
    writer.end(theirs);
    expect(writer.moved).toBe(0);
    expect(writer.movedOf(theirs)).toBeUndefined();
  });
});
