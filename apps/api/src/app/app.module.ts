import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { LoggerModule } from 'nestjs-pino';
import { AgentPackageModule } from '../agent-package/agent-package.module';
import { AlertsModule } from '../alerts/alerts.module';
import { AuthModule } from '../auth/auth.module';
import { RolesGuard } from '../auth/roles.guard';
import { TokenGuard } from '../access/token.guard';
import { SignedInGuard } from '../auth/signed-in.guard';
import { BrandsModule } from '../brands/brands.module';
import { CheckerModule } from '../checker/checker.module';
import { CommonModule } from '../common/common.module';
import { ConfigModule } from '../config/config.module';
import { Env } from '../config/env';
import { DatabaseReadyGuard } from '../database/database-ready.guard';
import { DatabaseModule } from '../database/database.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { DomainsModule } from '../domains/domains.module';
import { FleetModule } from '../fleet/fleet.module';
import { HealthModule } from '../health/health.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { JobsModule } from '../jobs/jobs.module';
import { KeyGuard } from '../keys/key.guard';
import { KeysModule } from '../keys/keys.module';
import { ShownKeyGuard } from '../keys/shown-key.guard';
import { LiveModule } from '../live/live.module';
import { loggerOptions } from '../logging/logger-options';
import { Drain } from './drain';
import { Startup } from './startup';
import { RedisModule } from '../redis/redis.module';
import { SecretsModule } from '../secrets/secrets.module';
import { StatsModule } from '../stats/stats.module';
import { RateLimitGuard } from '../throttle/rate-limit.guard';
import { ThrottleModule } from '../throttle/throttle.module';
import { HistoryArchiveModule } from '../transitions/history-archive.module';
import { TransitionsModule } from '../transitions/transitions.module';
import { UsersModule } from '../users/users.module';
import { ViewsModule } from '../views/views.module';

const FEATURES = [
  AlertsModule,
  AuthModule,
  UsersModule,
  KeysModule,
  JobsModule,
  BrandsModule,
  DomainDataModule,
  DomainsModule,
  CheckerModule,
  TransitionsModule,
  HistoryArchiveModule,
  IncidentsModule,
  StatsModule,
  ViewsModule,
  FleetModule,
  LiveModule,
  HealthModule,
  AgentPackageModule,
];

@Module({})
export class AppModule {
  static with(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(env),
        LoggerModule.forRootAsync({ inject: [Env], useFactory: loggerOptions }),
        CommonModule,
        EventEmitterModule.forRoot(),
        DatabaseModule,
        RedisModule,
        SecretsModule,
        ThrottleModule,
        ...FEATURES,
      ],
      // In this order: verify token or key, count, see whether we can answer at all, then who it is, then whether they may.
      providers: [
        Drain,
        Startup,
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_GUARD, useClass: ShownKeyGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: DatabaseReadyGuard },
        { provide: APP_GUARD, useClass: KeyGuard },
        { provide: APP_GUARD, useClass: SignedInGuard },
        { provide: APP_GUARD, useClass: RolesGuard },
      ],
    };
  }
}
