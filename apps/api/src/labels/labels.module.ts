import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { VantageLabel, VantageLabelSchema } from './vantage-label.schema';
import { VantageLabels } from './vantage-labels.service';

/** What networks are shown as: wherever a person reads of one. */
@Module({
  imports: [MongooseModule.forFeature([{ name: VantageLabel.name, schema: VantageLabelSchema }])],
  providers: [VantageLabels],
  exports: [VantageLabels],
})
export class LabelsModule {}
