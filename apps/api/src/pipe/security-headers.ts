import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** An answer in JSON is not a page: nothing in it may load, run or be framed. */
const NOTHING_IS_ALLOWED = {
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

/** What every answer tells browsers. Helmet would make the same headers anew for each: it is asked once. */
export function sendSecurityHeaders(fastify: FastifyInstance): void {
  const headers = headersOf({ contentSecurityPolicy: { useDefaults: false, directives: NOTHING_IS_ALLOWED } });
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

function headersOf(options: Parameters<typeof helmet>[0]): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, () => undefined);
  return response.getHeaders();
}
