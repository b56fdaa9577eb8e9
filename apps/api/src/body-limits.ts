import type { FastifyInstance } from 'fastify';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Bytes of a request's body. */
export const BODY_LIMIT = 64 * KIB;

const LARGER: Readonly<Record<string, number>> = {
  '/api/urls/bulk-update': 8 * MIB,
  '/api/domains/import': 16 * MIB,
};

/** JSON only: forms and plain text answer 415, and larger bodies are for the routes that need them. */
export function limitBodies(fastify: Pick<FastifyInstance, 'addHook' | 'removeContentTypeParser'>): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRoute', (route) => {
    const limit = LARGER[route.url];
    if (limit !== undefined) route.bodyLimit = limit;
  });
}
