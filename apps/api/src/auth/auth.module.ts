import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { SessionsModule } from '../sessions/sessions.module';
import { UsersModule } from '../users/users.module';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { Identity } from './identity';
import { OwnOriginGuard } from './own-origin.guard';
import { RefreshCookie } from './refresh-cookie';

@Module({
  imports: [AccessModule, SessionsModule, UsersModule],
  controllers: [AuthController],
  providers: [AuthService, Identity, OwnOriginGuard, RefreshCookie],
  exports: [AccessModule, Identity],
})
export class AuthModule {}
