import { type MongoClient, ObjectId } from 'mongodb';
import { Running } from './support/running';
import { MONGODB_URI, openServer } from './support/server';
import { STORE_CASES } from './support/cases/index';
import { REFUSED } from './support/cases/store-case';

const IN_WORDS = /not supported by the embedded database; set MONGODB_URI/;

describe.each(Object.entries(STORE_CASES))('%s as MongoDB has it, or refused in words', (subject, cases) => {
  const running = new Running();
  let client: MongoClient;
  let closedConnections = 0;

  beforeAll(async () => {
    client = await running.client(await openServer(running));
    client.on('connectionClosed', () => (closedConnections += 1));
  });
  afterAll(async () => {
    if (MONGODB_URI) await client.db(`cases_${subject}`).dropDatabase();
    await running.end();
  });

  it.each(cases)('$name', async ({ ask, expected, isLoud }) => {
    const things = client.db(`cases_${subject}`).collection(new ObjectId().toHexString());
    const answer = await ask(things).then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
    if (isLoud && !MONGODB_URI) expect(answer).toEqual({ error: expect.stringMatching(IN_WORDS) as unknown });
    else if (expected === REFUSED) expect(answer).toHaveProperty('error');
    else if (!isLoud || expected !== undefined) expect(answer).toEqual({ value: expected });
    expect(closedConnections).toBe(0);
  });
});
