import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/health/live', '/health/ready', '/metrics']);

const levelOf = (status: number): 'error' | 'info' | 'debug' => {
  if (status >= 500) return 'error';
  return status >= 400 ? 'info' : 'debug';
};

/** What was asked, what was answered, and how long it took, in milliseconds: nothing is made of it unless it is written down. */
export function logAnswers(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', ({ raw: req, routeOptions }, reply, done) => {
    const level = levelOf(reply.statusCode);
    if (logger.isLevelEnabled(level) && !QUIET.has(routeOptions.url ?? '')) {
      const message = level === 'error' ? 'request errored' : 'request completed';
      logger[level]({ req, res: reply.raw, responseTime: Math.round(reply.elapsedTime) }, message);
    }
    done();
  });
}
