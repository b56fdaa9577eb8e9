import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@nawala/contracts';

/** Who is asking, as the guard established it against the database. */
export interface RequestUser {
  id: string;
  name: string;
  role: Role;
  /** The session (refresh token family) that the access token belongs to. */
  sessionId: string;
}

export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestUser =>
    context.switchToHttp().getRequest<{ user: RequestUser }>().user,
);
