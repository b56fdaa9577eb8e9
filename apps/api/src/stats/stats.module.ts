import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module';
import { BrandsModule } from '../brands/brands.module';
import { CheckerModule } from '../checker/checker.module';
import { DomainDataModule } from '../domains/domain-data.module';
import { StatsController } from './stats.controller';
import { StatsService } from './stats.service';

@Module({
  imports: [AlertsModule, BrandsModule, CheckerModule, DomainDataModule],
  controllers: [StatsController],
  providers: [StatsService],
})
export class StatsModule {}
