import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { EndMuteDto, ListMutesDto, type MuteDto } from '@nawala/contracts';
import { CreateMuteDto } from '@nawala/contracts/incidents';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { ParseObjectId } from '../../common/parse-object-id.pipe';
import { MUTE_EXAMPLE } from './mute.example';
import { Mutes } from './mutes';

@Controller('mutes')
export class MutesController {
  constructor(private readonly mutes: Mutes) {}

  @Describe({
    summary: 'What is muted, or what silences one domain, newest first',
    errors: ['DOMAIN_NOT_FOUND'],
    answer: [MUTE_EXAMPLE],
  })
  @Get()
  list(@Query() { domain }: ListMutesDto): Promise<MuteDto[]> {
    return domain === undefined ? this.mutes.list() : this.mutes.listOf(domain);
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
