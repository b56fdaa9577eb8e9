import { BadRequestException, ForbiddenException, NotFoundException } from '@nestjs/common';
import { MongooseError, mongo } from 'mongoose';
import { AppError } from './app-error';
import { appErrorOf } from './app-error-of';

const fastifyError = (statusCode: number) => Object.assign(new Error('FST: at /srv/app/secret.js'), { statusCode });

describe('What a client hears of a failure', () => {
  it('is the feature’s own words when it has some', () => {
    const error = new AppError('BRAND_IN_USE', '3 domains use this brand.');
    expect(appErrorOf(error)).toBe(error);
  });

  it.each([
    [new BadRequestException('Unexpected token a in JSON at /srv'), 'INVALID_INPUT'],
    [new NotFoundException('Cannot GET /api/x'), 'NOT_FOUND'],
    [new ForbiddenException(), 'FORBIDDEN'],
    [fastifyError(413), 'PAYLOAD_TOO_LARGE'],
    [fastifyError(415), 'UNSUPPORTED_MEDIA_TYPE'],
    [fastifyError(400), 'INVALID_INPUT'],
  ])('is ours instead of the framework’s: %s → %s', (error, code) => {
    const said = appErrorOf(error);
    expect(said?.code).toBe(code);
    expect(said?.detail).not.toContain(error.message);
  });

  it.each([
    new mongo.MongoNetworkError('connect ECONNREFUSED 10.0.0.3:27017'),
    new mongo.MongoServerSelectionError('10.0.0.3:27017', {} as never),
    Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    new MongooseError('Cannot call `users.findOne()` before initial connection is complete'),
  ])('is to come back soon while the database is away (%s)', (error) => {
    const said = appErrorOf(error);
    expect(said).toMatchObject({ code: 'NOT_READY', options: { retryAfter: 2 } });
    expect(said?.detail).not.toMatch(/10\.0\.0\.3|users/);
  });

  it.each([new Error('boom'), new TypeError('x is undefined'), 'a string', undefined, fastifyError(500)])(
    'is nothing at all when the fault is ours: %p',
    (fault) => expect(appErrorOf(fault)).toBeUndefined(),
  );
});
