import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error';
import { allowedOrigins } from '../config/allowed-origins';
import { Env } from '../config/env';
import { isOwnOrigin } from './own-origin';

/** For routes that set or use a cookie: SameSite does not stop a neighbour under one registrable domain. */
@Injectable()
export class OwnOriginGuard implements CanActivate {
  private readonly allowed: readonly string[];

  constructor(env: Env) {
    this.allowed = allowedOrigins(env);
  }

  canActivate(context: ExecutionContext): boolean {
    if (isOwnOrigin(context.switchToHttp().getRequest<FastifyRequest>(), this.allowed)) return true;
    throw new AppError('FORBIDDEN', 'This page may not sign anybody in. Set CORS_ORIGINS to its origin to allow it.');
  }
}
