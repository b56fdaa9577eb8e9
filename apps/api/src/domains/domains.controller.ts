import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  CreateDomainDto,
  HistoryRangeDto,
  ListDomainsDto,
  UpdateDomainDto,
  type DomainDto,
  type DomainHistoryDto,
  type Page,
} from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { DomainReader } from './domain-reader';
import { DomainsService } from './domains.service';

@Controller('domains')
export class DomainsController {
  constructor(
    private readonly domains: DomainsService,
    private readonly reader: DomainReader,
  ) {}

  @Get()
  list(@Query() query: ListDomainsDto): Promise<Page<DomainDto>> {
    return this.reader.list(query);
  }

  @Get(':id')
  one(@Param('id', ParseObjectId) id: string): Promise<DomainDto> {
    return this.reader.get(id);
  }

  @Get(':id/history')
  history(@Param('id', ParseObjectId) id: string, @Query() range: HistoryRangeDto): Promise<DomainHistoryDto> {
    return this.reader.history(id, range);
  }

  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateDomainDto): Promise<DomainDto> {
    return this.domains.create(actor, body);
  }

  @Patch(':id')
  change(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateDomainDto,
  ): Promise<DomainDto> {
    return this.domains.change(actor, id, body);
  }

  @HttpCode(204)
  @Delete(':id')
  remove(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.domains.remove(id);
  }
}
