import { Controller, Get, Query } from '@nestjs/common';
import { ListTransitionsDto, type TransitionDto } from '@nawala/contracts';
import { presentTransition } from './transition.presenter';
import { TransitionsService } from './transitions.service';

@Controller('transitions')
export class TransitionsController {
  constructor(private readonly transitions: TransitionsService) {}

  @Get()
  async list(@Query() query: ListTransitionsDto): Promise<TransitionDto[]> {
    return (await this.transitions.list(query)).map(presentTransition);
  }
}
