import type { FastifyInstance } from 'fastify';
import { isLong, jsonInTurns } from './json-in-turns';

/** Others have their turn while a long answer becomes text; short ones are written as ever. */
export function writeLongAnswers(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (!isLong(payload)) return done(null, payload);
    jsonInTurns(payload).then(
      (text) => {
        reply.serializer(() => text);
        done(null, payload);
      },
      (error: Error) => done(error),
    );
  });
}
