import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Env } from '../config/env';
import { accountKey } from './account-key';

const NAME = 'known_device';
const AUDIENCE = 'nawala-device';
/** The longest that browsers keep a cookie. */
const LIFE_SECONDS = 400 * 86_400;
/** People who share one browser; the latest to sign in are remembered. */
const MAX_ACCOUNTS = 10;

/** A browser in which somebody has signed in before. */
export interface KnownDevice {
  id: string;
  /** Whose (`accountKey`). It is no stranger to them; to everybody else it is. */
  accounts: string[];
}

/**
 * Tells those who have been here before from strangers, so that a flood of wrong passwords shuts out whoever sends it and
 * not the account's owner. The cookie is signed and opens nothing: a password is wanted all the same.
 */
@Injectable()
export class KnownDevices {
  private readonly cookie: CookieSerializeOptions;

  constructor(
    private readonly jwt: JwtService,
    { NODE_ENV }: Env,
  ) {
    const secure = NODE_ENV === 'production';
    this.cookie = { httpOnly: true, sameSite: 'strict', path: '/api/auth', secure, maxAge: LIFE_SECONDS };
  }

  of({ cookies }: Pick<FastifyRequest, 'cookies'>): KnownDevice | undefined {
    const token = cookies[NAME];
    if (token === undefined) return undefined;
    try {
      const { id, accounts } = this.jwt.verify<KnownDevice>(token, { audience: AUDIENCE });
      return { id, accounts };
    } catch {
      return undefined;
    }
  }

  /** To be called once somebody has proved who they are. */
  remember(request: FastifyRequest, reply: FastifyReply, email: string): void {
    const { id = randomUUID(), accounts = [] } = this.of(request) ?? {};
    const latest = [...new Set([accountKey(email), ...accounts])].slice(0, MAX_ACCOUNTS);
    const token = this.jwt.sign({ id, accounts: latest }, { audience: AUDIENCE, expiresIn: LIFE_SECONDS });
    void reply.setCookie(NAME, token, this.cookie);
  }
}
