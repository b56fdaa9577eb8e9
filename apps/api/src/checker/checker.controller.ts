import negotiate from '@fastify/accept-negotiator';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  BulkUpdateDto,
  ListUrlsDto,
  RecordScanDto,
  type BulkUpdateResultDto,
  type RecordedScanDto,
  type UrlDto,
} from '@nawala/contracts/checker';
import type { FastifyReply } from 'fastify';
import type { VerifiedRequest } from '../access/access-tokens';
import { passOf } from '../access/key-pass';
import { Public } from '../common/public.decorator';
import { Describe } from '../common/describe.decorator';
import { RateLimit } from '../throttle/rate-limit.decorator';
import { addressOf } from '../throttle/trackers';
import { CheckerAccessGuard } from './checker-access.guard';
import { ListUrls } from './use-cases/list-urls';
import { ENCODINGS } from './response-cache';
import { type Reporter, ReportScans } from './use-cases/report-scans';

/** The seed's report, and what it is answered. */
const REPORT = { id: '66f2a1b3c4d5e6f708192a3b', scanResult: { status: 'blocked' } };
const RECORDED: RecordedScanDto = {
  success: true,
  message: 'shop.aurora.example.com: recorded that default saw it on the block list; the verdict is “ada”',
  data: {
    id: REPORT.id,
    domain: 'shop.aurora.example.com',
    nawala: {
      status: 'ada',
      blockedId: 'scan_1791774729000',
      lastChecked: '2026-10-12T03:12:09.000Z',
      lastAttempt: '2026-10-12T03:12:09.000Z',
      since: '2026-10-12T03:12:09.000Z',
      method: null,
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: false,
    },
  },
};

const reporterOf = (request: VerifiedRequest): Reporter => ({ address: addressOf(request), pass: passOf(request) });

@Public()
@RateLimit('checker')
@UseGuards(CheckerAccessGuard)
@Controller('urls')
export class CheckerController {
  constructor(
    private readonly listUrls: ListUrls,
    private readonly reports: ReportScans,
  ) {}

  @Describe<UrlDto[]>({
    summary: 'The active domains to check, by name',
    cacheable: true,
    answer: [{ id: REPORT.id, brand: 'Aurora', Domain: 'shop.aurora.example.com', noto: 'main shop' }],
  })
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

  @Describe({
    summary: 'Report what one check found; answered once it is durable',
    errors: ['DOMAIN_NOT_FOUND'],
    example: REPORT,
    answer: RECORDED,
  })
  @HttpCode(200)
  @Post('update')
  update(@Body() report: RecordScanDto, @Req() request: VerifiedRequest): Promise<RecordedScanDto> {
    return this.reports.record(report, reporterOf(request));
  }

  @Describe({
    summary: 'Report up to 1,000 checks; a bad item fails alone',
    example: { updates: [REPORT] },
    answer: { success: true, message: 'Took 1 of 1 reports', data: { success: 1, failed: 0, errors: [] } },
  })
  @HttpCode(200)
  @Post('bulk-update')
  bulkUpdate(@Body() reports: BulkUpdateDto, @Req() request: VerifiedRequest): Promise<BulkUpdateResultDto> {
    return this.reports.recordBulk(reports, reporterOf(request));
  }
}
