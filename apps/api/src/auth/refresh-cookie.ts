import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { Env } from '../config/env';
import type { IssuedSession } from '../sessions/sessions';

const NAME = 'refresh_token';
/** Another with every refresh token, and readable: a page that was reloaded meanwhile sees by it that a new one has come. */
const ID = 'refresh_id';

/** The refresh token never meets a script: it lives in a cookie that only /api/auth gets to see. */
@Injectable()
export class RefreshCookie {
  private readonly options: CookieSerializeOptions;
  private readonly idOptions: CookieSerializeOptions;

  constructor({ NODE_ENV }: Env) {
    const common: CookieSerializeOptions = { sameSite: 'strict', secure: NODE_ENV === 'production' };
    this.options = { ...common, httpOnly: true, path: '/api/auth' };
    this.idOptions = { ...common, path: '/' };
  }

  of(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  set(reply: FastifyReply, { refreshToken, lifeSeconds }: IssuedSession): void {
    void reply.setCookie(NAME, refreshToken, { ...this.options, maxAge: lifeSeconds });
    void reply.setCookie(ID, randomBytes(9).toString('base64url'), { ...this.idOptions, maxAge: lifeSeconds });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, this.options).clearCookie(ID, this.idOptions);
  }
}
