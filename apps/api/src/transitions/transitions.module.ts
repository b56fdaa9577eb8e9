import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { TransitionRecord, TransitionSchema } from './transition.schema';
import { TransitionsController } from './transitions.controller';
import { TransitionsRepository } from './transitions.repository';
import { TransitionsService } from './transitions.service';

@Module({
  imports: [MongooseModule.forFeature([{ name: TransitionRecord.name, schema: TransitionSchema }])],
  controllers: [TransitionsController],
  providers: [TransitionsRepository, TransitionsService],
  exports: [TransitionsService],
})
export class TransitionsModule {}
