import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PasswordsModule } from '../auth/passwords.module';
import { SessionsModule } from '../auth/sessions/sessions.module';
import { AdminRosterRepository } from './admin-roster.repository';
import { AdminRoster, AdminRosterSchema } from './admin-roster.schema';
import { FirstAdmin } from './first-admin';
import { User, UserSchema } from './user.schema';
import { UsersController } from './users.controller';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: User.name, schema: UserSchema },
      { name: AdminRoster.name, schema: AdminRosterSchema },
    ]),
    PasswordsModule,
    SessionsModule,
  ],
  controllers: [UsersController],
  providers: [AdminRosterRepository, FirstAdmin, UsersRepository, UsersService],
  exports: [UsersService],
})
export class UsersModule {}
