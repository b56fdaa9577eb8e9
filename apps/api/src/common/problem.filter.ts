import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { AppError } from './app-error';
import { appErrorOf } from './app-error-of';
import { PROBLEM_JSON, problemOf } from './problem';

/** Every error answer of the API, whoever threw it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, appErrorOf(error) ?? this.fault(error, http.getRequest<FastifyRequest>()));
  }

  /** The client gets a number to quote; the rest is for the log. */
  private fault(error: unknown, { raw: req }: FastifyRequest): AppError {
    const id = randomUUID();
    this.logger.error({ err: error, faultId: id, req }, 'Request failed');
    const detail = `Something went wrong on our side. Quote ${id} when you report it.`;
    return new AppError('INTERNAL', detail, { params: { id } });
  }
}

export function sendProblem(reply: FastifyReply, error: AppError): void {
  const problem = problemOf(error);
  const { retryAfter } = error.options;
  if (retryAfter !== undefined) void reply.header('Retry-After', String(Math.max(1, Math.ceil(retryAfter))));
  void reply.status(problem.status).type(PROBLEM_JSON).send(JSON.stringify(problem));
}
