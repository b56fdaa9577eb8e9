import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics';

/** By route pattern, never by address: ids in a label would be a series each. */
export function measureAnswers(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    metrics.answered(method, routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
