import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module';
import { BrandsModule } from '../brands/brands.module';
import { CheckerModule } from '../checker/checker.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { LabelsModule } from '../labels/labels.module';
import { HistoryModule } from './history/history.module';
import { StatsController } from './stats.controller';
import { StatsHistory } from './history/stats-history';
import { StatsService } from './stats.service';
import { Yesterday } from './history/yesterday';

@Module({
  imports: [AlertsModule, BrandsModule, CheckerModule, DomainDataModule, HistoryModule, LabelsModule],
  controllers: [StatsController],
  providers: [StatsHistory, StatsService, Yesterday],
})
export class StatsModule {}
