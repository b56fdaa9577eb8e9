import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT, bodyBoundsOf } from '../bodies/body-bounds';
import { AppError } from '../common/app-error';
import { BodyPace } from './body-pace';
import type { PipeLimits } from './pipe-limits';
import { hangUp } from './raw-problem';

const tooSlow = () => new AppError('REQUEST_TIMEOUT', 'The body did not arrive in time.');

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Hangs up on whoever sends a body so slowly that it only holds a connection. */
export function cutSlowBodies(fastify: FastifyInstance, limits: PipeLimits): void {
  const arriving = new Map<IncomingMessage, { pace: BodyPace; reply: { headersSent: boolean } }>();
  const bytesOf = ({ socket }: IncomingMessage) => socket.bytesRead;

  fastify.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) {
      const { raw, routeOptions } = request;
      const isLarge = bodyBoundsOf(routeOptions.url).bytes > BODY_LIMIT;
      const now = performance.now();
      const deadline = now + (isLarge ? limits.largeBodyMs : limits.bodyMs);
      arriving.set(raw, { pace: new BodyPace(limits, deadline, now, bytesOf(raw)), reply: reply.raw });
    }
    done();
  });
  // Most bodies come at once, and need not wait to be looked at.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.raw.complete) arriving.delete(request.raw);
    done();
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [raw, { pace, reply }] of arriving) {
      if (raw.complete || raw.socket.destroyed) arriving.delete(raw);
      else if (pace.look(now, bytesOf(raw))) {
        arriving.delete(raw);
        if (reply.headersSent) raw.socket.destroy();
        else hangUp(raw.socket, tooSlow());
      }
    }
  }, limits.checkMs);
  timer.unref();
  fastify.addHook('onClose', () => clearInterval(timer));
}
