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
import { DomainExport } from './export/domain-export';
import { ExportController } from './export/export.controller';
import { ImportDomains } from './import/import-domains';
import { ImportJob } from './import/import-job';
import { ImportJudge } from './import/import-judge';
import { ImportMover } from './import/import-mover';
import { ImportWriter } from './import/import-writer';
import { ImportController } from './import/import.controller';
import { NewBrands } from './import/new-brands';
import { DomainSelection } from './list/domain-selection';

@Module({
  imports: [BrandsModule, BrandUsageModule, DomainDataModule, JobsModule],
  controllers: [BulkController, ExportController, ImportController, DomainsController],
  providers: [
    AnnounceMany,
    ChangingLists,
    DeleteJob,
    DomainExport,
    DomainReader,
    DomainSelection,
    DomainsService,
    EditHistory,
    EditJob,
    EditMany,
    ImportDomains,
    ImportJob,
    ImportJudge,
    ImportMover,
    ImportWriter,
    NewBrands,
    StartBulk,
  ],
  exports: [DomainReader, DomainSelection],
})
export class DomainsModule {}
