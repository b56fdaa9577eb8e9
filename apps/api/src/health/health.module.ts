import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import type { FastifyInstance } from 'fastify';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [Metrics],
})
export class HealthModule {
  constructor({ httpAdapter }: HttpAdapterHost, metrics: Metrics) {
    const fastify = httpAdapter.getInstance<FastifyInstance>();
    // By route pattern, never by address: ids in a label would be a series each.
    fastify.addHook('onResponse', async ({ method, routeOptions }, reply) =>
      metrics.answered(method, routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000),
    );
  }
}
