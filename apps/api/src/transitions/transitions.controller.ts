import { Controller, Get, Param, Query } from '@nestjs/common';
import { ListTransitionsDto, type TransitionDetailDto, type TransitionPageDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { rowQueryOf } from './row-query';
import { presentTransitions, presentWithEvidence } from './transition.presenter';
import { TransitionsService } from './transitions.service';

@Controller('transitions')
export class TransitionsController {
  constructor(private readonly transitions: TransitionsService) {}

  @Describe({ summary: 'What changed, newest first' })
  @Get()
  async list(@Query() asked: ListTransitionsDto): Promise<TransitionPageDto> {
    const query = rowQueryOf(asked);
    return query ? presentTransitions(await this.transitions.page(query)) : { items: [], next: null };
  }

  @Describe({ summary: 'One change, with what the checker saw', errors: ['TRANSITION_NOT_FOUND'] })
  @Get(':id')
  async one(@Param('id', ParseObjectId) id: string): Promise<TransitionDetailDto> {
    return presentWithEvidence(await this.transitions.get(id));
  }
}
