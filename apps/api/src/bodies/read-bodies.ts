import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error';
import { bodyBoundsOf } from './body-bounds';
import { Parser } from './parser';

const notHere = () => new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON: this route takes no CSV.');

/**
 * JSON, and CSV where a route takes a table: forms and plain text answer 415. Many libraries name JSON where they send
 * nothing: that is no body at all.
 */
export function readBodies(fastify: FastifyInstance): void {
  const parser = new Parser();
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) =>
      bytes.length === 0 ? undefined : parser.parse(bytes, 'json', bodyBoundsOf(request.routeOptions.url)),
  );
  fastify.addContentTypeParser('text/csv', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) => {
    const bounds = bodyBoundsOf(request.routeOptions.url);
    if (!bounds.csv) throw notHere();
    return parser.parse(bytes, 'csv', bounds);
  });
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = bodyBoundsOf(route.url).bytes;
  });
  fastify.addHook('onClose', () => parser.stop());
}
