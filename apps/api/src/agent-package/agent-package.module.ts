import { Module } from '@nestjs/common';
import { AgentPackage } from './agent-package';
import { AgentPackageController } from './agent-package.controller';

@Module({ controllers: [AgentPackageController], providers: [AgentPackage], exports: [AgentPackage] })
export class AgentPackageModule {}
