import { type EmbeddedMongo, startEmbeddedMongo } from '@nawala/embedded-mongo';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../app/configure-app';
import { Startup } from '../app/startup';
import type { Env } from '../config/env';
import { keptSecret } from '../config/kept-secret';
import { readEnv } from '../config/read-env';
import { LocalKey } from '../keys/local-key';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type AdminLogin, FirstAdmin } from '../users/first-admin';

/** A running API. */
export interface RunningApi {
  url: string;
  /** Settles once the database was reached; with a password only on the very first start. Fails when it is not for us. */
  adminLogin: Promise<AdminLogin | undefined>;
  /** The key of the checker beside us, once the database was reached; undefined where none runs. */
  checkerKey: Promise<string | undefined>;
  /** Finishes what is in flight, then closes sockets and database. */
  stop(): Promise<void>;
}

/** Environment → store → API that listens. Whatever fails on the way, nothing of it stays behind. */
export async function start(variables: NodeJS.ProcessEnv): Promise<RunningApi> {
  const env = readEnv(variables);
  await assertFree(env);
  env.JWT_SECRET ||= await keptSecret(env.DATA_DIR, 'jwt-secret');
  if (env.NODE_ENV !== 'production') env.SECRETS_KEY ||= await keptSecret(env.DATA_DIR, 'secrets-key');
  const store = env.MONGODB_URI === undefined ? await startEmbeddedMongo({ dataDir: env.DATA_DIR }) : undefined;
  if (store) env.MONGODB_URI = store.uri;
  try {
    return await listen(env, store);
  } catch (error) {
    await store?.stop();
    throw error;
  }
}

/** Before anything is begun: a first admin whose password nobody gets to see would lock everybody out. */
async function assertFree({ PORT, HOST }: Env): Promise<void> {
  const server = createServer().listen(PORT, HOST);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

async function listen(env: Env, store: EmbeddedMongo | undefined): Promise<RunningApi> {
  const app = await createApp(env);
  const stop = async (): Promise<void> => {
    try {
      await app.close();
    } finally {
      await store?.stop();
    }
  };
  try {
    await app.listen(env.PORT, env.HOST);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: urlOf(app, env),
    adminLogin: Promise.race([app.get(FirstAdmin).login, app.get(Startup).refused]),
    checkerKey: app.get(LocalKey, { strict: false }).secret,
    stop,
  };
}

function urlOf(app: NestFastifyApplication, { HOST, PORT }: Env): string {
  const { port = PORT } = app.getHttpServer().address() as Partial<AddressInfo>;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}
