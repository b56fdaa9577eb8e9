import { Global, Module } from '@nestjs/common';
import { BrandUsage } from '../brands/brand-usage';
import { DomainDataModule } from './domain-data.module';
import { DomainsOfBrands } from './domains-of-brands';

/** Global, because brands, who ask, must not know who answers. */
@Global()
@Module({
  imports: [DomainDataModule],
  providers: [{ provide: BrandUsage, useClass: DomainsOfBrands }],
  exports: [BrandUsage],
})
export class BrandUsageModule {}
