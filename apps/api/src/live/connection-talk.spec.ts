import { ConnectionTalk } from './connection-talk';

/** How many messages are taken before one is too many; undefined when all are. */
function takenOf(messages: readonly (string | Uint8Array)[], everyMs = 0): number | undefined {
  const talk = new ConnectionTalk();
  const taken = messages.findIndex((message, index) => talk.isTooMuch(message, index * everyMs));
  return taken < 0 ? undefined : taken;
}

const many = <T>(count: number, message: T): T[] => Array<T>(count).fill(message);

describe('What a client says over one connection', () => {
  it.each([
    ['attempts to be let in', '0/checkers,{"key":"nwl_x"}', 20],
    ['short messages', '2["x"]', 2000],
    ['long messages', 'x'.repeat(8192), 512],
    ['long messages of bytes', new Uint8Array(8192), 512],
  ])('is cut after so many %s', (_what, message, most) => expect(takenOf(many(3000, message))).toBe(most));

  it('is not cut while it comes at a pace that agents keep', () => {
    expect(takenOf(many(30_000, '2["agent:result",{}]'), 10)).toBeUndefined();
    expect(takenOf(many(500, '0{"token":"a.b.c"}'), 1000)).toBeUndefined();
  });
});
