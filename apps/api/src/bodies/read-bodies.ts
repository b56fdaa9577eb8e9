import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyBoundsOf } from './body-bounds';
import { Parser } from './parser';

/** JSON only: forms and plain text answer 415. Many libraries name JSON where they send nothing: that is no body at all. */
export function readBodies(fastify: FastifyInstance): void {
  const parser = new Parser();
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) =>
      bytes.length === 0 ? undefined : parser.parse(bytes, bodyBoundsOf(request.routeOptions.url)),
  );
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = bodyBoundsOf(route.url).bytes;
  });
  fastify.addHook('onClose', () => parser.stop());
}
