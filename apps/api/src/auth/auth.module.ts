import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { UsersModule } from '../users/users.module';
import { AccessModule } from './access.module';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { Identity } from './identity';
import { JwtStrategy } from './jwt.strategy';
import { PasswordsModule } from './passwords.module';
import { OwnOriginGuard } from './own-origin.guard';
import { RefreshCookie } from './refresh-cookie';
import { SessionsModule } from './sessions/sessions.module';

@Module({
  imports: [PassportModule, AccessModule, PasswordsModule, SessionsModule, UsersModule],
  controllers: [AuthController],
  providers: [AuthService, Identity, JwtStrategy, OwnOriginGuard, RefreshCookie],
  exports: [AccessModule, Identity],
})
export class AuthModule {}
