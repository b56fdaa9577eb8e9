import { startEmbeddedMongo } from '@nawala/embedded-mongo';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { randomBytes } from 'node:crypto';
import { CommonModule } from '../common/common.module';
import { ConfigModule } from '../config/config.module';
import type { Env } from '../config/env';
import { readEnv } from '../config/read-env';
import { Database } from '../database/database';
import { DatabaseModule } from '../database/database.module';
import { RedisModule } from '../redis/redis.module';
import { HistoryModule } from '../stats/history/history.module';
import { SumHours } from '../stats/history/sum-hours';
import { HistoryArchiveModule } from '../transitions/history-archive.module';

/** What sums history, without anything that listens or is begun at a start. */
@Module({})
class RebuildModule {
  static with(env: Env): DynamicModule {
    return {
      module: RebuildModule,
      imports: [
        ConfigModule.with(env),
        CommonModule,
        EventEmitterModule.forRoot(),
        DatabaseModule,
        RedisModule,
        HistoryArchiveModule,
        HistoryModule,
      ],
    };
  }
}

/**
 * Makes every sum of history anew from its rows. The embedded store lets one process in at a time; with `MONGODB_URI` the
 * API may go on meanwhile.
 *
 * @returns how many hours there are
 */
export async function rebuildHistory(variables: NodeJS.ProcessEnv): Promise<number> {
  const env = readEnv(variables);
  env.REDIS_URL = undefined;
  // Nobody signs in here.
  env.JWT_SECRET ||= randomBytes(32).toString('base64url');
  const store = env.MONGODB_URI === undefined ? await startEmbeddedMongo({ dataDir: env.DATA_DIR }) : undefined;
  if (store) env.MONGODB_URI = store.uri;
  try {
    const app = await NestFactory.createApplicationContext(RebuildModule.with(env), {
      abortOnError: false,
      logger: ['error', 'warn'],
    });
    try {
      const database = app.get(Database);
      await database.connect();
      await database.buildIndexes();
      return await app.get(SumHours).rebuild();
    } finally {
      await app.close();
    }
  } finally {
    await store?.stop();
  }
}
