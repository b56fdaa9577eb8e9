import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../config/env';
import type { IssuedSession } from '../sessions/sessions';

const NAME = 'refresh_token';

/** The refresh token never meets a script: it lives in a cookie that only /api/auth gets to see. */
@Injectable()
export class RefreshCookie {
  private readonly options: CookieSerializeOptions;

  constructor({ NODE_ENV }: Env) {
    this.options = { httpOnly: true, sameSite: 'strict', path: '/api/auth', secure: NODE_ENV === 'production' };
  }

  of(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  set(reply: FastifyReply, { refreshToken, lifeSeconds }: IssuedSession): void {
    void reply.setCookie(NAME, refreshToken, { ...this.options, maxAge: lifeSeconds });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, this.options);
  }
}
