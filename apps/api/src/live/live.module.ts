import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { LiveGateway } from './live.gateway';
import { LiveListener } from './live.listener';
import { SlowClients } from './slow-clients';

@Module({ imports: [AuthModule], providers: [LiveGateway, LiveListener, SlowClients] })
export class LiveModule {}
