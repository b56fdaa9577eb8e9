import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CheckerKey, CheckerKeySchema } from './key.schema';
import { KeyVerifier } from './key-verifier.service';
import { KeyVersion, KeyVersionSchema } from './key-version.schema';
import { KeyWatch } from './key-watch';
import { KeysController } from './keys.controller';
import { KeysRepository } from './keys.repository';
import { KeysService } from './keys.service';
import { LocalKey } from './local-key';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: CheckerKey.name, schema: CheckerKeySchema },
      { name: KeyVersion.name, schema: KeyVersionSchema },
    ]),
  ],
  controllers: [KeysController],
  providers: [KeysRepository, KeysService, KeyVerifier, KeyWatch, LocalKey],
  exports: [KeyVerifier, KeyWatch, LocalKey],
})
export class KeysModule {}
