import { Module } from '@nestjs/common';
import { BrandsModule } from '../brands/brands.module';
import { BrandUsageModule } from './brand-usage.module';
import { DomainDataModule } from './domain-data.module';
import { DomainReader } from './domain-reader';
import { DomainsController } from './domains.controller';
import { DomainsService } from './domains.service';
import { EditHistory } from './edit-history';
import { ListTotals } from './list-totals';

@Module({
  imports: [BrandsModule, BrandUsageModule, DomainDataModule],
  controllers: [DomainsController],
  providers: [DomainReader, DomainsService, EditHistory, ListTotals],
  exports: [DomainReader],
})
export class DomainsModule {}
