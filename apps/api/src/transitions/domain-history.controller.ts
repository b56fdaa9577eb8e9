import { Controller, Get, Param, Query } from '@nestjs/common';
import { HistoryRangeDto, type DomainHistoryDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { DomainHistory } from './domain-history';
import { EDIT_EXAMPLE, TRANSITION_EXAMPLE } from './transition.example';

@Controller('domains')
export class DomainHistoryController {
  constructor(private readonly history: DomainHistory) {}

  @Describe({
    summary: 'What changed for one domain',
    errors: ['DOMAIN_NOT_FOUND'],
    answer: { transitions: [EDIT_EXAMPLE, TRANSITION_EXAMPLE], next: null, vantages: ['telkom', 'xl'] },
  })
  @Get(':id/history')
  list(@Param('id', ParseObjectId) id: string, @Query() range: HistoryRangeDto): Promise<DomainHistoryDto> {
    return this.history.list(id, range);
  }
}
