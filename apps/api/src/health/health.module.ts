import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AlertsModule } from '../alerts/alerts.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { AlertGauges } from './alert-gauges';
import { HealthController } from './health.controller';
import { IncidentMetrics } from './incident-metrics';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

@Module({
  imports: [AlertsModule, IncidentsModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [AlertGauges, IncidentMetrics, Metrics],
})
export class HealthModule {}
