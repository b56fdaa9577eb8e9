import { Module } from '@nestjs/common';
import { BrandsModule } from '../brands/brands.module';
import { JobsModule } from '../jobs/jobs.module';
import { BrandUsageModule } from './brand-usage.module';
import { AnnounceMany } from './bulk/announce-many';
import { BulkController } from './bulk/bulk.controller';
import { ChangingLists } from './bulk/changing-lists';
import { DeleteJob } from './bulk/delete-job';
import { EditJob } from './bulk/edit-job';
import { EditMany } from './bulk/edit-many';
import { StartBulk } from './bulk/start-bulk';
import { DomainDataModule } from './domain-data.module';
import { DomainReader } from './domain-reader';
import { DomainsController } from './domains.controller';
import { DomainsService } from './domains.service';
import { EditHistory } from './edit-history';
import { ListTotals } from './list-totals';

@Module({
  imports: [BrandsModule, BrandUsageModule, DomainDataModule, JobsModule],
  controllers: [BulkController, DomainsController],
  providers: [
    AnnounceMany,
    ChangingLists,
    DeleteJob,
    DomainReader,
    DomainsService,
    EditHistory,
    EditJob,
    EditMany,
    ListTotals,
    StartBulk,
  ],
  exports: [DomainReader],
})
export class DomainsModule {}
