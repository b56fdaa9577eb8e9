import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Domain, DomainSchema } from './domain.schema';
import { DeletedDomain, DeletedDomainSchema } from './deleted/deleted-domain.schema';
import { DeletedDomains } from './deleted/deleted-domains';
import { ManyDomains } from './bulk/many-domains';
import { DomainChangeMarks } from './domain-change-marks';
import { DomainChanges } from './domain-changes';
import { DomainChangeMark, DomainChangeMarkSchema } from './domain-changes.schema';
import { CachedCounts } from './cached-counts';
import { DomainStandings } from './domain-standings';
import { DomainUpgrade } from './domain-upgrade';
import { DomainsRepository } from './domains.repository';
import { NewDomains } from './import/new-domains';
import { Confirmations } from './list/confirmations';
import { DomainIndex } from './list/domain-index';
import { OthersChanges } from './list/others-changes';
import { RowReads } from './list/row-reads';
import { ScansRepository } from './scans.repository';
import { OutboxMark, OutboxMarkSchema } from './outbox-mark.schema';
import { DomainOutbox } from './domain-outbox';
import { UrlListVersions } from './url-list-versions';
import { UrlListVersion, UrlListVersionSchema } from './url-list-version.schema';

/** The collection without the rules around it: brands count its rows, checkers record into it, and neither needs more. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Domain.name, schema: DomainSchema },
      { name: DeletedDomain.name, schema: DeletedDomainSchema },
      { name: DomainChangeMark.name, schema: DomainChangeMarkSchema },
      { name: OutboxMark.name, schema: OutboxMarkSchema },
      { name: UrlListVersion.name, schema: UrlListVersionSchema },
    ]),
  ],
  providers: [
    DeletedDomains,
    DomainsRepository,
    NewDomains,
    DomainStandings,
    DomainChangeMarks,
    DomainChanges,
    Confirmations,
    DomainIndex,
    DomainUpgrade,
    CachedCounts,
    OthersChanges,
    RowReads,
    ScansRepository,
    DomainOutbox,
    ManyDomains,
    UrlListVersions,
  ],
  exports: [
    DeletedDomains,
    DomainsRepository,
    NewDomains,
    DomainStandings,
    DomainChanges,
    DomainIndex,
    DomainUpgrade,
    CachedCounts,
    ScansRepository,
    DomainOutbox,
    ManyDomains,
    UrlListVersions,
  ],
})
export class DomainDataModule {}
