import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { writeLongAnswers } from '../answers/write-long-answers';
import { BODY_LIMIT } from '../bodies/body-bounds';
import { readBodies } from '../bodies/read-bodies';
import { appErrorOf } from '../common/app-error-of';
import { AppError } from '../common/app-error';
import { InputPipe } from '../common/input.pipe';
import { ProblemFilter, sendProblem } from '../common/problem.filter';
import { allowedOrigins } from '../config/allowed-origins';
import type { Env } from '../config/env';
import { trustedProxies } from '../config/env-rules';
import { measureAnswers } from '../health/measure-answers';
import { Metrics } from '../health/metrics';
import { LiveAdapter } from '../live/live.adapter';
import { logAnswers } from '../logging/log-answers';
import { answerClientError } from '../pipe/client-error';
import { isProxyOf } from '../pipe/client-address';
import { limitConnections } from '../pipe/connection-limit';
import { PIPE_LIMITS, type PipeLimits } from '../pipe/pipe-limits';
import { refuseAddresses } from '../pipe/refuse-addresses';
import { sendSecurityHeaders } from '../pipe/security-headers';
import { cutSlowBodies } from '../pipe/slow-bodies';
import { serveDocs } from '../openapi/serve-docs';

/**
 * The whole API, ready to listen. Tests use it too, so that they meet the very pipes, filters and limits of production;
 * only those of time they may make shorter.
 */
export async function createApp(env: Env, limits: PipeLimits = PIPE_LIMITS): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies(env.TRUST_PROXY) ?? false,
    // A keep-alive connection that is still open while we drain gets its answer, not a bare 503.
    return503OnClosing: false,
    http: { headersTimeout: limits.headMs, connectionsCheckingInterval: limits.checkMs },
    requestTimeout: limits.largeBodyMs,
    clientErrorHandler: answerClientError,
    // As the seed's Express does it.
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, appErrorOf(error) ?? badAddress()),
  });
  const fastify = adapter.getInstance();
  cutSlowBodies(fastify, limits);
  readBodies(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(env), adapter, {
    abortOnError: false,
    bodyParser: false,
    bufferLogs: true,
  });
  measureAnswers(fastify, app.get(Metrics));
  writeLongAnswers(fastify);
  logAnswers(fastify, PinoLogger.root);
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useWebSocketAdapter(new LiveAdapter(app, env));
  app.enableCors({
    origin: allowedOrigins(env),
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    // What a page may read of an answer besides its body.
    exposedHeaders: ['Content-Disposition', 'Date', 'ETag', 'Link', 'Location', 'Retry-After', 'Undo'],
    maxAge: 600,
  });
  sendSecurityHeaders(fastify);
  await app.register(cookie);
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
  limitConnections(fastify.server, env.CONNECTIONS_PER_ADDRESS, isProxyOf(env));
  refuseAddresses(fastify);
  serveDocs(app);
  return app;
}

const badAddress = (): AppError => new AppError('INVALID_INPUT', 'The address could not be understood.');
