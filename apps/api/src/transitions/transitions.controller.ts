import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import {
  ListTransitionsDto,
  TransitionFilterDto,
  type TransitionDetailDto,
  type TransitionPageDto,
} from '@nawala/contracts';
import { Describe } from '../common/describe.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { TransitionCounts } from './transition-counts';
import { EDIT_EXAMPLE, TRANSITION_DETAIL_EXAMPLE, TRANSITION_EXAMPLE } from './transition.example';
import { TransitionExport } from './transition-export';
import { TransitionsService } from './transitions.service';

@Controller('transitions')
export class TransitionsController {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly counts: TransitionCounts,
    private readonly exporter: TransitionExport,
  ) {}

  @Describe({
    summary: 'What changed, newest first',
    answer: { items: [EDIT_EXAMPLE, TRANSITION_EXAMPLE], next: null },
  })
  @Get()
  async list(@Query() query: ListTransitionsDto): Promise<TransitionPageDto> {
    const page = await this.transitions.list(query);
    return query.counts ? { ...page, counts: await this.counts.of(query) } : page;
  }

  @Describe<string>({ summary: 'The same as a spreadsheet, all of it' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Get('export.csv')
  export(@Query() filter: TransitionFilterDto): Promise<StreamableFile> {
    return this.exporter.csv(filter);
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
