import type { FastifyInstance } from 'fastify';
import { AppError } from '../common/app-error';
import { sendProblem } from '../common/problem.filter';
import { problemOfAddress } from './address';

/** Before anything is asked or done: whatever comes later may trust the path and the size of the query. */
export function refuseAddresses(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const problem = problemOfAddress(request.raw.url ?? '');
    if (problem === undefined) done();
    else sendProblem(reply, new AppError('INVALID_INPUT', problem));
  });
}
