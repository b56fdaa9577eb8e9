import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { Env } from '../config/env';
import { connectionOptions } from './connection-options';
import { Database } from './database';

/** A database that is away must not end the process: `Startup` tries again. */
const outliveFirstFailure = (connection: Connection): Connection => {
  connection.asPromise().catch(() => undefined);
  return connection;
};

@Global()
@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [Env],
      useFactory: ({ MONGODB_URI: uri = '' }: Env) => ({
        ...connectionOptions(uri),
        uri,
        lazyConnection: true,
        connectionFactory: outliveFirstFailure,
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
