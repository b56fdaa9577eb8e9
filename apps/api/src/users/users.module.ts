import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SessionsModule } from '../sessions/sessions.module';
import { Accounts } from './accounts';
import { AdminDepartures } from './admin-departures';
import { AdminDeparturesRepository } from './admin-departures.repository';
import { AdminDeparturesRecord, AdminDeparturesSchema } from './admin-departures.schema';
import { FirstAdmin } from './first-admin';
import { Passwords } from './passwords';
import { User, UserSchema } from './user.schema';
import { UsersController } from './users.controller';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: User.name, schema: UserSchema },
      { name: AdminDeparturesRecord.name, schema: AdminDeparturesSchema },
    ]),
    SessionsModule,
  ],
  controllers: [UsersController],
  providers: [
    Accounts,
    AdminDepartures,
    AdminDeparturesRepository,
    FirstAdmin,
    Passwords,
    UsersRepository,
    UsersService,
  ],
  exports: [Accounts, FirstAdmin, UsersService],
})
export class UsersModule {}
