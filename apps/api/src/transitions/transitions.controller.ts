import { Controller, Get, Param, Query } from '@nestjs/common';
import { ListTransitionsDto, type TransitionDetailDto, type TransitionPageDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { EDIT_EXAMPLE, TRANSITION_DETAIL_EXAMPLE, TRANSITION_EXAMPLE } from './transition.example';
import { TransitionsService } from './transitions.service';

@Controller('transitions')
export class TransitionsController {
  constructor(private readonly transitions: TransitionsService) {}

  @Describe({
    summary: 'What changed, newest first',
    answer: { items: [EDIT_EXAMPLE, TRANSITION_EXAMPLE], next: null },
  })
  @Get()
  list(@Query() query: ListTransitionsDto): Promise<TransitionPageDto> {
    return this.transitions.list(query);
  }

  @Describe({
    summary: 'One change, with what the checker saw',
    errors: ['TRANSITION_NOT_FOUND'],
    answer: TRANSITION_DETAIL_EXAMPLE,
  })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<TransitionDetailDto> {
    return this.transitions.get(id);
  }
}
