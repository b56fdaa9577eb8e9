import type { Role } from '@nawala/contracts';
import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Connection } from 'mongoose';
import { readEnv } from '../../src/config/read-env';
import { createApp } from '../../src/app/configure-app';
import type { PipeLimits } from '../../src/pipe/pipe-limits';
import { type Client, clientOf } from './client';
import { openStore } from './store';
import { signIn, type SignedInClient } from './users';

/** A real API that listens on a free port, over the real driver. */
export interface TestApi {
  url: string;
  /** The database, for a second API on the same one. */
  uri: string;
  app: NestFastifyApplication;
  db: Connection;
  /** Requests without a token. */
  stranger: Client;
  /** Makes a user of this role, signs in over HTTP, and asks in their name. */
  signedIn(role: Role): Promise<SignedInClient>;
  stop(): Promise<void>;
}

const DEFAULTS = {
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  JWT_SECRET: 'a secret that only the tests know, 32+',
  SECRETS_KEY: 'a key that only the tests know, too, 32+',
  ADMIN_PASSWORD: 'first admin password',
  API_RATE_LIMIT: '0',
  CHECKER_RATE_LIMIT: '0',
  LOGIN_RATE_LIMIT: '0',
  CONNECTIONS_PER_ADDRESS: '0',
  HANDSHAKE_RATE_LIMIT: '0',
  SOCKETS_PER_SESSION: '0',
};

/** Rate limits are off unless the test sets them. With `MONGODB_URI` in the overrides, nobody drops that database. */
export async function startApi(overrides: Record<string, string> = {}, limits?: PipeLimits): Promise<TestApi> {
  const store = overrides['MONGODB_URI'] ? undefined : await openStore();
  const env = readEnv({ ...DEFAULTS, ...(store && { MONGODB_URI: store.uri }), ...overrides });
  const app = await createApp(env, limits);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    uri: env.MONGODB_URI ?? '',
    app,
    db: app.get<Connection>(getConnectionToken()),
    stranger: clientOf(url),
    signedIn: (role) => signIn(app, url, role),
    stop: async () => {
      await app.close();
      await store?.stop();
    },
  };
}
