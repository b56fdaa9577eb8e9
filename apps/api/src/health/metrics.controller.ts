import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error';
import { Operational } from './operational.decorator';
import { Env } from '../config/env';
import { Describe } from '../common/describe.decorator';
import { mayReadMetrics } from './metrics-access';
import { Metrics } from './metrics';

@Operational()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly env: Env,
    private readonly metrics: Metrics,
  ) {}

  @Describe({ summary: 'Prometheus metrics: for this machine, or with METRICS_TOKEN', errors: ['FORBIDDEN'] })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Get()
  read(@Req() request: FastifyRequest): Promise<string> {
    if (!mayReadMetrics(request, this.env.METRICS_TOKEN)) {
      throw new AppError('FORBIDDEN', 'Metrics are for this machine, or for whoever has METRICS_TOKEN.');
    }
    return this.metrics.read();
  }
}
