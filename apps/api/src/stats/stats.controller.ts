import { Controller, Get } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { STATS_EXAMPLE } from './stats.example';
import { StatsService } from './stats.service';

@Controller('stats')
export class StatsController {
  constructor(private readonly stats: StatsService) {}

  @Describe({ summary: 'The numbers of the home page', answer: STATS_EXAMPLE })
  @Get()
  now(): Promise<StatsDto> {
    return this.stats.now();
  }
}
