import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BrandsModule } from '../brands/brands.module';
import { ChannelFactory } from './channels/channel-factory';
import { ChannelsController } from './channels/channels.controller';
import { ChannelsService } from './channels/channels.service';
import { RulesController } from './rules/rules.controller';
import { RulesService } from './rules/rules.service';
import { AlertChannel, AlertChannelSchema } from './store/channel.schema';
import { ChannelsRepository } from './store/channels.repository';
import { DeliveriesRepository } from './store/deliveries.repository';
import { DeliveryRecord, DeliverySchema } from './store/delivery.schema';
import { MessageRecord, MessageSchema } from './store/message.schema';
import { MessagesRepository } from './store/messages.repository';
import { AlertRule, AlertRuleSchema } from './store/rule.schema';
import { RulesRepository } from './store/rules.repository';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: AlertChannel.name, schema: AlertChannelSchema },
      { name: AlertRule.name, schema: AlertRuleSchema },
      { name: DeliveryRecord.name, schema: DeliverySchema },
      { name: MessageRecord.name, schema: MessageSchema },
    ]),
    BrandsModule,
  ],
  controllers: [ChannelsController, RulesController],
  providers: [
    ChannelFactory,
    ChannelsRepository,
    ChannelsService,
    DeliveriesRepository,
    MessagesRepository,
    RulesRepository,
    RulesService,
  ],
  exports: [ChannelsService, RulesService],
})
export class AlertsModule {}
