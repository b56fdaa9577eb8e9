import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DomainDataModule } from '../domains/domain-data.module';
import { DomainsModule } from '../domains/domains.module';
import { DomainHistoryController } from './domain-history.controller';
import { DomainHistory } from './domain-history';
import { TransitionRecord, TransitionSchema } from './transition.schema';
import { TransitionsController } from './transitions.controller';
import { TransitionsRepository } from './transitions.repository';
import { TransitionsService } from './transitions.service';

@Module({
  imports: [
    MongooseModule.forFeature([{ name: TransitionRecord.name, schema: TransitionSchema }]),
    DomainDataModule,
    DomainsModule,
  ],
  controllers: [DomainHistoryController, TransitionsController],
  providers: [DomainHistory, TransitionsRepository, TransitionsService],
  exports: [TransitionsService],
})
export class TransitionsModule {}
