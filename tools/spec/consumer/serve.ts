import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CreateDomainDto } from '@nawala/contracts';

/** A NestJS application of somebody else's that takes domains by the same rules. Prints its address. */
@Controller('domains')
class DomainsController {
  @Post()
  add(@Body() domain: CreateDomainDto): CreateDomainDto {
    return domain;
  }
}

@Module({ controllers: [DomainsController] })
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, forbidNonWhitelisted: true, whitelist: true }));
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
process.once('SIGTERM', () => void app.close());
