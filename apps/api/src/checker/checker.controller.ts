import negotiate from '@fastify/accept-negotiator';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  BulkUpdateDto,
  ListUrlsDto,
  RecordScanDto,
  type BulkUpdateResultDto,
  type RecordedScanDto,
} from '@nawala/contracts/checker';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../common/public.decorator';
import { RateLimit } from '../throttle/rate-limit.decorator';
import { addressOf } from '../throttle/trackers';
import { CheckerAccessGuard } from './checker-access.guard';
import { ListUrls } from './use-cases/list-urls';
import { ENCODINGS } from './url-editions';
import { ReportScans } from './use-cases/report-scans';

@Public()
@RateLimit('checker')
@UseGuards(CheckerAccessGuard)
@Controller('urls')
export class CheckerController {
  constructor(
    private readonly listUrls: ListUrls,
    private readonly reports: ReportScans,
  ) {}

  @Get()
  async list(
    @Query() { brand }: ListUrlsDto,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const encoding = negotiate(accepted ?? '', [...ENCODINGS]) ?? 'identity';
    const { tag, body } = await this.listUrls.execute({ code: brand, ifNoneMatch, encoding });
    void reply.headers({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (body && encoding !== 'identity') void reply.header('Content-Encoding', encoding);
    if (tag !== undefined) void reply.header('ETag', tag);
    if (body) await reply.type('application/json; charset=utf-8').send(body);
    else await reply.status(304).send();
  }

  @HttpCode(200)
  @Post('update')
  update(@Body() report: RecordScanDto, @Req() request: FastifyRequest): Promise<RecordedScanDto> {
    return this.reports.one(report, addressOf(request));
  }

  @HttpCode(200)
  @Post('bulk-update')
  bulkUpdate(@Body() reports: BulkUpdateDto, @Req() request: FastifyRequest): Promise<BulkUpdateResultDto> {
    return this.reports.many(reports, addressOf(request));
  }
}
