import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DomainsModule } from '../domains/domains.module';
import { ViewTotals } from './view-totals';
import { View, ViewSchema } from './view.schema';
import { ViewsController } from './views.controller';
import { ViewsRepository } from './views.repository';
import { ViewsService } from './views.service';

@Module({
  imports: [MongooseModule.forFeature([{ name: View.name, schema: ViewSchema }]), DomainsModule],
  controllers: [ViewsController],
  providers: [ViewsRepository, ViewsService, ViewTotals],
})
export class ViewsModule {}
