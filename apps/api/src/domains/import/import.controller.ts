import { Body, Controller, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ImportDomainsDto, ImportQueryDto, type ImportReportDto, type JobLinkDto } from '@nawala/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ImportDomains } from './import-domains';

@Controller('domains')
export class ImportController {
  constructor(private readonly imports: ImportDomains) {}

  @Describe({
    summary: 'Add a list of domains, or with `dryRun` say what would become of each',
    example: { rows: [{ domain: 'shop.aurora.example.com', brand: 'AUR', note: 'main shop', tags: ['shop'] }] },
    errors: ['TOO_MANY_JOBS', 'TOO_MANY_JOBS_KEPT'],
    csvExample: 'domain,brand,note,tags\r\nshop.aurora.example.com,AUR,main shop,shop\r\n',
    answer: { created: 1, duplicates: 0, moved: 0, left: 0, invalid: [], brands: [] },
    later: true,
  })
  @HttpCode(200)
  @Post('import')
  async import(
    @CurrentUser() actor: RequestUser,
    @Query() query: ImportQueryDto,
    @Body() { rows }: ImportDomainsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportReportDto | JobLinkDto> {
    const { answer, later } = await this.imports.execute(actor, rows, query);
    if (later) void reply.status(HttpStatus.ACCEPTED);
    return answer;
  }
}
