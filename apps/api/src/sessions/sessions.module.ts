import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Session, SessionSchema } from './session.schema';
import { Sessions } from './sessions';
import { SessionsRepository } from './sessions.repository';

@Module({
  imports: [MongooseModule.forFeature([{ name: Session.name, schema: SessionSchema }])],
  providers: [Sessions, SessionsRepository],
  exports: [Sessions],
})
export class SessionsModule {}
