import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AgentPackageModule } from '../agent-package/agent-package.module';
import { CheckerModule } from '../checker/checker.module';
import { DomainsModule } from '../domains/domains.module';
import { KeysModule } from '../keys/keys.module';
import { LabelsModule } from '../labels/labels.module';
import { ThrottleModule } from '../throttle/throttle.module';
import { Agent, AgentSchema } from './agents/agent.schema';
import { AgentAdmission } from './agents/agent-admission';
import { AgentsRepository } from './agents/agents.repository';
import { CheckersController } from './agents/checkers.controller';
import { CheckersGateway } from './agents/checkers.gateway';
import { FleetService } from './agents/fleet.service';
import { MeasuredScans } from './agents/measured-scans';
import { VantageFiguresReader } from './agents/vantage-figures';
import { CheckAnswer, CheckAnswerSchema, CheckRecord, CheckSchema } from './checks/check.schema';
import { CheckBudget } from './checks/check-budget';
import { CheckRunner } from './checks/check-runner';
import { ChecksController } from './checks/checks.controller';
import { ChecksRepository } from './checks/checks.repository';
import { ChecksService } from './checks/checks.service';
import { SharedMeasurements } from './checks/shared-measurements';
import { VantagesController } from './vantages/vantages.controller';
import { VantagesService } from './vantages/vantages.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Agent.name, schema: AgentSchema },
      { name: CheckRecord.name, schema: CheckSchema },
      { name: CheckAnswer.name, schema: CheckAnswerSchema },
    ]),
    AgentPackageModule,
    CheckerModule,
    DomainsModule,
    KeysModule,
    LabelsModule,
    ThrottleModule,
  ],
  controllers: [CheckersController, ChecksController, VantagesController],
  providers: [
    AgentAdmission,
    AgentsRepository,
    CheckBudget,
    CheckRunner,
    CheckersGateway,
    ChecksRepository,
    ChecksService,
    FleetService,
    MeasuredScans,
    SharedMeasurements,
    VantageFiguresReader,
    VantagesService,
  ],
})
export class FleetModule {}
