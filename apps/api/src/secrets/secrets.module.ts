import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SecretCheck, SecretCheckSchema } from './secret-check.schema';
import { SecretCheckRepository } from './secret-check.repository';
import { Secrets } from './secrets';

@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: SecretCheck.name, schema: SecretCheckSchema }])],
  providers: [SecretCheckRepository, Secrets],
  exports: [Secrets],
})
export class SecretsModule {}
