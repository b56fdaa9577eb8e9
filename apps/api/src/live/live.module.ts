import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { LiveGateway } from './live.gateway';
import { LiveListener } from './live.listener';
import { SessionWatch } from './session-watch';
import { SlowClients } from './slow-clients';

@Module({ imports: [AuthModule], providers: [LiveGateway, LiveListener, SessionWatch, SlowClients] })
export class LiveModule {}
