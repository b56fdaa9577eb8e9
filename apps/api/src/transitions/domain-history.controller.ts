import { Controller, Get, Param, Query } from '@nestjs/common';
import { HistoryRangeDto, StripsQueryDto, type DomainHistoryDto, type StripsDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { DomainHistory } from './domain-history';
import { Strips } from './strips/strips';
import { AVAILABILITY_EXAMPLE, STRIPS_EXAMPLE, TRANSITION_EXAMPLE } from './transition.example';

@Controller('domains')
export class DomainHistoryController {
  constructor(
    private readonly history: DomainHistory,
    private readonly strips: Strips,
  ) {}

  @Describe({ summary: 'How domains stood in the last hours, in slots', answer: STRIPS_EXAMPLE })
  @Get('strips')
  readStrips(@Query() query: StripsQueryDto): Promise<StripsDto> {
    return this.strips.read(query);
  }

  @Describe({
    summary: 'What changed for one domain',
    errors: ['DOMAIN_NOT_FOUND'],
    answer: {
      transitions: [TRANSITION_EXAMPLE],
      next: null,
      vantages: ['telkom', 'xl'],
      availability: AVAILABILITY_EXAMPLE,
    },
  })
  @Get(':id/history')
  list(@Param('id', ParseObjectId) id: string, @Query() range: HistoryRangeDto): Promise<DomainHistoryDto> {
    return this.history.list(id, range);
  }
}
