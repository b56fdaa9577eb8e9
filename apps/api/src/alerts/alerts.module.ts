import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BrandsModule } from '../brands/brands.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { LabelsModule } from '../labels/labels.module';
import { AlertListener } from './alert-listener';
import { AlertLoop } from './alert-loop';
import { AlertChannel, AlertChannelSchema } from './store/channel.schema';
import { ChannelFactory } from './channels/channel-factory';
import { ChannelsController } from './channels/channels.controller';
import { ChannelsRepository } from './store/channels.repository';
import { ChannelsService } from './channels/channels.service';
import { AlertMetrics } from './delivery/alert-metrics';
import { Attempt } from './delivery/attempt';
import { DeliveriesRepository } from './store/deliveries.repository';
import { DeliveryReader } from './delivery/delivery-reader';
import { FailingChannels } from './delivery/failing-channels';
import { Sender } from './delivery/sender';
import { Timeliness } from './delivery/timeliness';
import { EventDesk } from './grouping/event-desk';
import { EventRecord, EventSchema } from './store/event.schema';
import { EventsRepository } from './store/events.repository';
import { Gather } from './grouping/gather';
import { MessageWriter } from './grouping/message-writer';
import { HandOut } from './grouping/hand-out';
import { Pace } from './grouping/pace';
import { ToldReader } from './grouping/told';
import { IncidentFacts } from './grouping/incident-facts';
import { DeliveryRecord, DeliverySchema } from './store/delivery.schema';
import { MessageRecord, MessageSchema } from './store/message.schema';
import { MessagesRepository } from './store/messages.repository';
import { AlertRule, AlertRuleSchema } from './store/rule.schema';
import { RulesController } from './rules/rules.controller';
import { RulesRepository } from './store/rules.repository';
import { RulesService } from './rules/rules.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: AlertChannel.name, schema: AlertChannelSchema },
      { name: AlertRule.name, schema: AlertRuleSchema },
      { name: EventRecord.name, schema: EventSchema },
      { name: DeliveryRecord.name, schema: DeliverySchema },
      { name: MessageRecord.name, schema: MessageSchema },
    ]),
    BrandsModule,
    IncidentsModule,
    LabelsModule,
  ],
  controllers: [ChannelsController, RulesController],
  providers: [
    AlertListener,
    AlertLoop,
    AlertMetrics,
    Attempt,
    DeliveryReader,
    EventDesk,
    EventsRepository,
    FailingChannels,
    Gather,
    HandOut,
    IncidentFacts,
    MessageWriter,
    Pace,
    Sender,
    Timeliness,
    ToldReader,
    ChannelFactory,
    ChannelsRepository,
    ChannelsService,
    DeliveriesRepository,
    MessagesRepository,
    RulesRepository,
    RulesService,
  ],
  exports: [AlertMetrics, ChannelsService, RulesService],
})
export class AlertsModule {}
