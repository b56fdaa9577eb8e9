import { Controller, Get, Param, Query } from '@nestjs/common';
import { ListTransitionsDto, type TransitionDetailDto, type TransitionPageDto } from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { TransitionsService } from './transitions.service';

@Controller('transitions')
export class TransitionsController {
  constructor(private readonly transitions: TransitionsService) {}

  @Describe({ summary: 'What changed, newest first' })
  @Get()
  list(@Query() query: ListTransitionsDto): Promise<TransitionPageDto> {
    return this.transitions.list(query);
  }

  @Describe({ summary: 'One change, with what the checker saw', errors: ['TRANSITION_NOT_FOUND'] })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<TransitionDetailDto> {
    return this.transitions.get(id);
  }
}
