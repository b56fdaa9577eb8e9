import { Module } from '@nestjs/common';
import { BrandsModule } from '../brands/brands.module';
import { TransitionsModule } from '../transitions/transitions.module';
import { DomainDataModule } from './domain-data.module';
import { DomainReader } from './domain-reader';
import { DomainsController } from './domains.controller';
import { DomainsService } from './domains.service';
import { ListTotals } from './list-totals';

@Module({
  imports: [BrandsModule, DomainDataModule, TransitionsModule],
  controllers: [DomainsController],
  providers: [DomainReader, DomainsService, ListTotals],
})
export class DomainsModule {}
