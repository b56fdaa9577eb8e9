import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PasswordsModule } from '../auth/passwords.module';
import { SessionsModule } from '../auth/sessions/sessions.module';
import { AdminDepartures } from './admin-departures';
import { AdminDeparturesRepository } from './admin-departures.repository';
import { AdminDeparturesRecord, AdminDeparturesSchema } from './admin-departures.schema';
import { FirstAdmin } from './first-admin';
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
    PasswordsModule,
    SessionsModule,
  ],
  controllers: [UsersController],
  providers: [AdminDepartures, AdminDeparturesRepository, FirstAdmin, UsersRepository, UsersService],
  exports: [UsersService],
})
export class UsersModule {}
