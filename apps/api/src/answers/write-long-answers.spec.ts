import compress from '@fastify/compress';
import { fastify } from 'fastify';
import { gunzipSync } from 'node:zlib';
import { WRITTEN_AT_ONCE } from './json-in-turns';
import { writeLongAnswers } from './write-long-answers';

const itemsOf = (length: number) => Array.from({ length }, (_, id) => ({ id, name: `ü ${id}` }));

describe.each([WRITTEN_AT_ONCE, 5 * WRITTEN_AT_ONCE + 1])('an answer of %i items', (length) => {
  const app = fastify();
  const answer = { items: itemsOf(length), next: null };

  beforeAll(async () => {
    writeLongAnswers(app);
    await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
    app.get('/', (_request, reply) => reply.status(202).send(answer));
  });
  afterAll(() => app.close());

  it('is what it would be as one text', async () => {
    const { statusCode, headers, body } = await app.inject('/');
    expect([statusCode, headers['content-type']]).toEqual([202, 'application/json; charset=utf-8']);
    expect(body).toBe(JSON.stringify(answer));
  });

  it('is packed as ever', async () => {
    const { headers, rawPayload } = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(rawPayload).toString()).toBe(JSON.stringify(answer));
  });

  it('has no body for HEAD', async () => {
    const { statusCode, body } = await app.inject({ method: 'HEAD', url: '/' });
    expect([statusCode, body]).toEqual([202, '']);
  });
});
