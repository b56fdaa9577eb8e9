import { Controller, Get, Query } from '@nestjs/common';
import { StatsHistoryQueryDto, type StatsDto, type StatsHistoryDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { StatsHistory } from './history/stats-history';
import { STATS_EXAMPLE, STATS_HISTORY_EXAMPLE } from './stats.example';
import { StatsService } from './stats.service';

@Controller('stats')
export class StatsController {
  constructor(
    private readonly stats: StatsService,
    private readonly history: StatsHistory,
  ) {}

  @Describe({ summary: 'The numbers of the home page', answer: STATS_EXAMPLE })
  @Get()
  now(): Promise<StatsDto> {
    return this.stats.now();
  }

  @Describe({ summary: 'Counts over time', errors: ['BRAND_NOT_FOUND'], answer: STATS_HISTORY_EXAMPLE })
  @Get('history')
  over(@Query() query: StatsHistoryQueryDto): Promise<StatsHistoryDto> {
    return this.history.read(query);
  }
}
