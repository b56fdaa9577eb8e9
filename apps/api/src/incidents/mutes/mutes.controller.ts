import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { EndMuteDto, ListMutesDto, type MuteDto } from '@nawala/contracts';
import { CreateMuteDto } from '@nawala/contracts/incidents';
import type { FastifyReply } from 'fastify';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { MUTE_EXAMPLE } from './mute.example';
import { Mutes } from './mutes';

@Controller('mutes')
export class MutesController {
  constructor(private readonly mutes: Mutes) {}

  @Describe({
    summary:
      'What is muted, or what silences one domain, newest first; of more than `limit` the header `Link` names the rest',
    errors: ['DOMAIN_NOT_FOUND'],
    answer: [MUTE_EXAMPLE],
  })
  @Get()
  async list(
    @Query() { domain, ...page }: ListMutesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MuteDto[]> {
    if (domain !== undefined) return this.mutes.listOf(domain);
    const { items, next } = await this.mutes.list(page);
    if (next !== null) void reply.header('Link', `</api/mutes?limit=${page.limit}&before=${next}>; rel="next"`);
    return items;
  }

  @Describe({
    summary: 'Mute a domain, a brand or a tag: incidents go on, but nobody is told',
    errors: ['DOMAIN_NOT_FOUND', 'BRAND_NOT_FOUND'],
    example: { scope: { tag: 'shop' }, until: '2026-12-31T17:00:00Z', reason: 'moves to another host this week' },
    answer: MUTE_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateMuteDto): Promise<MuteDto> {
    return this.mutes.create(actor, body);
  }

  @Describe({
    summary: 'End a mute, or all that were made together: what is still blocked is told now',
    errors: ['MUTE_NOT_FOUND'],
  })
  @HttpCode(204)
  @Delete(':id')
  end(@Param('id', ParseObjectId) id: string, @Query() { together }: EndMuteDto): Promise<void> {
    return this.mutes.end(id, together);
  }
}
