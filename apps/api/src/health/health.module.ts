import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { IncidentsModule } from '../incidents/incidents.module';
import { HealthController } from './health.controller';
import { IncidentMetrics } from './incident-metrics';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

@Module({
  imports: [IncidentsModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [IncidentMetrics, Metrics],
})
export class HealthModule {}
