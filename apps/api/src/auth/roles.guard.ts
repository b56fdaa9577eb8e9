import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ROLES, type Role } from '@nawala/contracts';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error';
import type { RequestUser } from '../common/current-user.decorator';
import { Public } from '../common/public.decorator';
import { Roles } from '../common/roles.decorator';

const READS = new Set(['GET', 'HEAD']);

/** Whoever is signed in may read; only admins write. A route says otherwise with `@Roles`, so none can be forgotten. */
export const allowedRoles = (method: string, roles: readonly Role[] | undefined): readonly Role[] =>
  roles ?? (READS.has(method) ? ROLES : ['admin']);

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const where = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride(Public, where)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: RequestUser }>();
    const allowed = allowedRoles(request.method, this.reflector.getAllAndOverride(Roles, where));
    if (allowed.includes(request.user.role)) return true;
    throw new AppError('FORBIDDEN', 'Your role does not allow this. Ask an admin.');
  }
}
