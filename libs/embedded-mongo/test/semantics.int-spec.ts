import type { MongoClient } from 'mongodb';
import { askerOf } from './support/asker';
import { openServer } from './support/server';
import { Running } from './support/running';
import { REFUSED, SEMANTICS } from './support/semantics-cases';

const LOUD = /not supported|unsupported/;

describe('documented behaviour of MongoDB', () => {
  const running = new Running();
  let client: MongoClient;
  const tally = { right: 0, loud: 0 };

  beforeAll(async () => {
    client = await running.client(await openServer(running));
  });

  afterAll(async () => {
    await running.end();
    process.stdout.write(`semantics: ${tally.right} right, ${tally.loud} loud of ${SEMANTICS.length}\n`);
  });

  it.each(SEMANTICS)('$name: the right answer or a loud error', async ({ ask, expected }) => {
    const answer = await ask(askerOf(client)).then(
      (value) => ({ value }),
      (error: Error) => ({ error }),
    );
    if ('error' in answer && expected !== REFUSED) {
      expect(answer.error.message).toMatch(LOUD);
      tally.loud += 1;
      return;
    }
    if (expected === REFUSED) expect(answer).toHaveProperty('error');
    else expect(answer).toEqual({ value: expected });
    tally.right += 1;
  });

  it('keeps the order of fields', async () => {
    const { pj } = askerOf(client);
    const projected = await pj({ _id: 1, c: 1, b: 2, a: 3 }, { a: 1, c: 1 });
    expect(Object.keys(projected as object)).toEqual(['_id', 'c', 'a']);
  });
});
