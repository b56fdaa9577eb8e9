import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  CreateDomainDto,
  DomainFilterDto,
  ListDomainsDto,
  UpdateDomainDto,
  type DomainCountsDto,
  type DomainDto,
  type DomainPageDto,
} from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Describe } from '../common/describe.decorator';
import { DOMAIN_EXAMPLE } from './domain.example';
import { DomainReader } from './domain-reader';
import { DomainsService } from './domains.service';
import { DomainSelection } from './list/domain-selection';

@Controller('domains')
export class DomainsController {
  constructor(
    private readonly domains: DomainsService,
    private readonly reader: DomainReader,
    private readonly selection: DomainSelection,
  ) {}

  @Describe({ summary: 'One page of domains', answer: { items: [DOMAIN_EXAMPLE], total: 1, page: 1, limit: 50 } })
  @Get()
  list(@Query() query: ListDomainsDto): Promise<DomainPageDto> {
    return this.reader.list(query);
  }

  @Describe({ summary: 'What each further status, brand, tag or vantage would leave' })
  @Get('counts')
  counts(@Query() filter: DomainFilterDto): Promise<DomainCountsDto> {
    return this.selection.counts(filter);
  }

  @Describe({ summary: 'One domain', errors: ['DOMAIN_NOT_FOUND'], answer: DOMAIN_EXAMPLE })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<DomainDto> {
    return this.reader.get(id);
  }

  @Describe({
    summary: 'Watch a domain',
    errors: ['BRAND_NOT_FOUND', 'DOMAIN_TAKEN', 'UNDO_PENDING'],
    example: {
      domain: 'shop.aurora.example.com',
      brandId: '66f2a1b3c4d5e6f708192a3b',
      note: 'main shop',
      tags: ['shop'],
    },
    answer: DOMAIN_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateDomainDto): Promise<DomainDto> {
    return this.domains.create(actor, body);
  }

  @Describe({
    summary: 'Change a domain',
    errors: ['DOMAIN_NOT_FOUND', 'BRAND_NOT_FOUND', 'DOMAIN_TAKEN', 'UNDO_PENDING'],
    example: { active: false },
    answer: { ...DOMAIN_EXAMPLE, active: false },
  })
  @Patch(':id')
  update(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateDomainDto,
  ): Promise<DomainDto> {
    return this.domains.update(actor, id, body);
  }
}
