import { Controller, Get } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { StatsService } from './stats.service';

@Controller('stats')
export class StatsController {
  constructor(private readonly stats: StatsService) {}

  @Get()
  now(): Promise<StatsDto> {
    return this.stats.now();
  }
}
