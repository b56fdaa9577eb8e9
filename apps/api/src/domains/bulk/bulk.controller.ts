import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import type { BulkResultDto, JobLinkDto } from '@nawala/contracts';
import { BulkDomainsDto } from '@nawala/contracts/bulk';
import type { FastifyReply } from 'fastify';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { StartBulk } from './start-bulk';

/** What can be taken back for some seconds: the header `Undo` says where. */
@Controller('domains')
export class BulkController {
  constructor(private readonly bulk: StartBulk) {}

  @Describe({
    summary: 'Change many domains at once: those named, or all that a filter of the list finds',
    errors: ['NOT_READY', 'TOO_MANY_JOBS', 'TOO_MANY_JOBS_KEPT'],
    example: { filter: { brand: ['AUR'], status: ['ada'] }, action: 'addTags', tags: ['watch'] },
    later: true,
    undo: true,
  })
  @HttpCode(200)
  @Post('bulk')
  async change(
    @CurrentUser() actor: RequestUser,
    @Body() body: BulkDomainsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkResultDto | JobLinkDto> {
    const { answer, later, undo } = await this.bulk.execute(actor, body);
    if (later) void reply.status(HttpStatus.ACCEPTED);
    if (undo !== undefined) void reply.header('Undo', undo);
    return answer;
  }

  @Describe({ summary: 'Stop watching a domain', errors: ['DOMAIN_NOT_FOUND'], undo: true })
  @HttpCode(204)
  @Delete(':id')
  async remove(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const undo = await this.bulk.remove(actor, id);
    if (undo !== undefined) void reply.header('Undo', undo);
  }
}
