import { type EmbeddedMongo, startEmbeddedMongo } from '@nawala/embedded-mongo';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../configure-app';
import type { Env } from '../config/env';
import { keptSecret } from '../config/jwt-secret';
import { readEnv } from '../config/read-env';
import type { AddressInfo } from 'node:net';
import { FirstAdmin, type GeneratedLogin } from '../users/first-admin';

/** A running API. */
export interface RunningApi {
  url: string;
  /** Settles once the database was reached; a login only on the very first start. */
  generatedLogin: Promise<GeneratedLogin | undefined>;
  /** Finishes what is in flight, then closes sockets and database. */
  stop(): Promise<void>;
}

/** Environment → store → API that listens. Whatever fails on the way, nothing of it stays behind. */
export async function start(variables: NodeJS.ProcessEnv): Promise<RunningApi> {
  const env = readEnv(variables);
  env.JWT_SECRET ||= await keptSecret(env.DATA_DIR);
  const store = env.MONGODB_URI === undefined ? await startEmbeddedMongo({ dataDir: env.DATA_DIR }) : undefined;
  if (store) env.MONGODB_URI = store.uri;
  try {
    return await listen(env, store);
  } catch (error) {
    await store?.stop();
    throw error;
  }
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
  return { url: urlOf(app, env), generatedLogin: app.get(FirstAdmin).generated, stop };
}

function urlOf(app: NestFastifyApplication, { HOST, PORT }: Env): string {
  const { port = PORT } = app.getHttpServer().address() as Partial<AddressInfo>;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}
