import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { isLong, jsonInTurns } from './json-in-turns';

/** A long answer is written, packed and sent piece by piece, so that others have their turn; short ones as ever. */
export function writeLongAnswers(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (isLong(payload)) {
      const pieces = Readable.from(jsonInTurns(payload), { objectMode: false });
      // Whatever comes of it is sent as it is: a stream, too.
      reply.serializer(() => pieces as unknown as string);
    }
    done(null, payload);
  });
}
