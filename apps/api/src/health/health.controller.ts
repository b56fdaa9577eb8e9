import { Controller, Get } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import { Operational } from './operational.decorator';
import { Database } from '../database/database';
import { Describe } from '../common/describe.decorator';
import { Env } from '../config/env';
import { warningsOf } from '../config/listening';
import { Redis } from '../redis/redis';

@Operational()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly redis: Redis,
    private readonly env: Env,
  ) {}

  /** The process answers. Says nothing about the database: restarting us would not bring it back. */
  @Describe({ summary: 'The process answers' })
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether to send us requests; `warnings` tell an operator what should be changed although all is well. */
  @Describe({ summary: 'Ready for requests', errors: ['NOT_READY'] })
  @Get('ready')
  async ready(): Promise<HealthCheckResult & { warnings: string[] }> {
    const result = await this.health.check([
      () => this.databaseAnswers(),
      ...(this.redis.isConfigured ? [() => this.redisAnswers()] : []),
    ]);
    return { ...result, warnings: warningsOf(this.env) };
  }

  private redisAnswers() {
    const indicator = this.indicators.check('redis');
    return this.redis.isReady ? indicator.up() : indicator.down();
  }

  private async databaseAnswers() {
    const indicator = this.indicators.check('database');
    return this.database.ping().then(
      () => indicator.up(),
      () => indicator.down(),
    );
  }
}
